/** What the installation is, each fact with the name of the variable that sets it. */
import { Skeleton } from '@mantine/core';
import { type Installation, useInstallation } from '../../api/installation.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import styles from './installation-facts.module.css';

interface Fact {
  name: string;
  value: string;
  note: string;
}

const profiles: Record<Installation['profile'], string> = {
  embedded: 'One process with an embedded database',
  postgres: 'PostgreSQL',
  'scale-out': 'PostgreSQL and Redis',
};

function factsOf(installation: Installation): Fact[] {
  const { durability, mail } = installation;
  const isSent = mail.delivery === 'smtp';
  return [
    { name: 'Version', value: installation.version, note: installation.isDemo ? 'With the demo workspace' : '' },
    { name: 'Profile', value: profiles[installation.profile], note: 'By DATABASE_URL and REDIS_URL' },
    {
      name: 'Database',
      value: installation.database,
      note: installation.profile === 'embedded' ? 'Folder, by DATA_DIR' : 'By DATABASE_URL',
    },
    ...(installation.queue === null ? [] : [{ name: 'Queue', value: installation.queue, note: 'By REDIS_URL' }]),
    {
      name: 'What is accepted survives',
      value: durability.powerCut ? 'A crash of the process, and a power cut' : 'A crash of the process, and not a power cut',
      note: durability.note,
    },
    { name: 'Mail', value: isSent ? `Sent by ${mail.server}` : 'Kept and shown, not sent', note: 'By SMTP_URL' },
    { name: 'Mail comes from', value: mail.from, note: 'By MAIL_FROM' },
    { name: 'Public address', value: installation.publicUrl, note: 'Links in mails begin with it; by PUBLIC_URL' },
    { name: 'Trusted proxies', value: installation.trustProxy, note: 'By TRUST_PROXY' },
    {
      name: 'Folders of custom nodes',
      value: installation.nodeFolders.length === 0 ? 'None' : installation.nodeFolders.join(', '),
      note: 'By SWITCHBOARD_NODES',
    },
    { name: 'Lanes', value: String(installation.lanes), note: 'Fixed at the first start, by LANES' },
    {
      name: 'Messages waiting at most',
      value: installation.maxPending.toLocaleString(),
      note: 'At more, new ones are refused for a while; by MAX_PENDING',
    },
  ];
}

export function InstallationFacts() {
  const installation = useInstallation();
  if (installation.error && !installation.data) {
    return (
      <ProblemNotice
        error={installation.error}
        title="The installation cannot be shown"
        onRetry={() => void installation.refetch()}
      />
    );
  }
  if (!installation.data) return <Skeleton height={420} maw={820} aria-busy />;
  return (
    <dl className={styles.facts}>
      {factsOf(installation.data).map(({ name, value, note }) => [
        <dt key={`${name} name`}>{name}</dt>,
        <dd key={name}>
          {value}
          {note === '' ? null : <span className={styles.note}>{note}</span>}
        </dd>,
      ])}
    </dl>
  );
}
