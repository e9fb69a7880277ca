/** The imports of late: how each ended, or how far it is; one that was not started can be gone on with, or discarded. */
import { Anchor, Button, Text, Title } from '@mantine/core';
import { isWhollySent, type PersonImport } from '@switchboard/shared/person-import';
import { Link } from 'wouter';
import { useImports } from '../../api/people-imports.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import styles from './import-page.module.css';
import { peopleCount } from './person-words.tsx';
import { useDiscardImport } from './use-discard-import.ts';

export function RecentImports() {
  const imports = useImports();
  if (imports.error && !imports.data)
    return <ProblemNotice error={imports.error} title="Earlier imports cannot be shown" onRetry={() => void imports.refetch()} />;
  if (!imports.data?.length) return null;
  return (
    <section aria-labelledby="earlier">
      <Title order={2} id="earlier" mb="sm">
        Earlier imports
      </Title>
      <ul className={styles.recent}>
        {imports.data.map((one) => (
          <RecentImport key={one.id} shown={one} />
        ))}
      </ul>
    </section>
  );
}

function RecentImport({ shown }: { shown: PersonImport }) {
  const discard = useDiscardImport();
  const { fileName } = shown;
  const address = `/people/imports/${encodeURIComponent(shown.id)}`;
  return (
    <li>
      <div className={styles.outcome}>
        <Anchor component={Link} href={address}>
          {fileName}
        </Anchor>
        <Text size="xs" c="dimmed">
          {outcome(shown)}, <TimeAgo at={shown.finishedAt ?? shown.createdAt} />
        </Text>
      </div>
      {shown.state === 'preview' ? (
        <>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`Discard ${fileName}`}
            loading={discard.isPending}
            onClick={() => discard.run(shown)}
          >
            Discard
          </Button>
          {isWhollySent(shown) ? (
            <Button component={Link} href={address} size="compact-sm" variant="default" aria-label={`Go on with ${fileName}`}>
              Go on
            </Button>
          ) : null}
        </>
      ) : null}
    </li>
  );
}

function outcome(shown: PersonImport): string {
  const { state, created, updated, failed, bytes, bytesDone } = shown;
  if (state === 'preview') return isWhollySent(shown) ? 'Not started' : 'Not wholly sent';
  if (state === 'running') return `${Math.floor((bytesDone / Math.max(1, bytes)) * 100)} % imported`;
  const faults = failed === 0 ? '' : `, ${failed} ${failed === 1 ? 'row' : 'rows'} left out`;
  return `${peopleCount(created)} added, ${updated} changed${faults}${state === 'failed' ? ', then it stopped' : ''}`;
}
