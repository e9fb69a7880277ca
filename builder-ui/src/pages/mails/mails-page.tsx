/** The mails that automations wrote to agents: whether each was sent, and if not, why. `?mail=` opens one. */
import { Alert, Button, Group, Select, Text } from '@mantine/core';
import type { KeptEmail } from '@switchboard/shared/conversation';
import { IconInfoCircle, IconMail } from '@tabler/icons-react';
import { Link, useSearchParams } from 'wouter';
import { useEmails } from '../../api/emails.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import { MailDrawer } from './mail-drawer.tsx';
import { deliveryLabel, MailState, mailStates } from './mail-state.tsx';
import { mailTitle } from './mail-title.ts';

/** Shown only where there is one. */
const fault = 'Fault';

const columns: Column<KeptEmail>[] = [
  { name: 'Subject', cell: mailTitle },
  { name: 'To', width: '22%', isHiddenOnPhone: true, cell: ({ to }) => to },
  { name: 'State', width: '172px', phoneWidth: '150px', cell: (mail) => <MailState mail={mail} /> },
  { name: 'Delivery', width: '100px', isHiddenOnPhone: true, cell: ({ delivery }) => deliveryLabel(delivery) },
  {
    name: 'Tries',
    width: '64px',
    isHiddenOnPhone: true,
    isRightAligned: true,
    cell: ({ attempts, delivery }) => (delivery === 'smtp' ? attempts : ''),
  },
  {
    name: fault,
    width: '16%',
    isHiddenOnPhone: true,
    cell: ({ error }) =>
      error ? (
        <Text truncate title={error} c="var(--mantine-color-error)">
          {error}
        </Text>
      ) : null,
  },
  { name: 'When', width: '130px', isHiddenOnPhone: true, cell: ({ sentAt, createdAt }) => <TimeAgo at={sentAt ?? createdAt} /> },
];

export function MailsPage() {
  const [search, setSearch] = useSearchParams();
  const state = mailStates.find(({ value }) => value === search.get('state'))?.value as KeptEmail['state'] | undefined;
  const emails = useEmails(state);
  const rows = emails.data?.pages.flatMap((page) => page.items);
  const isKeeping = rows?.[0]?.delivery === 'kept';

  function set(name: string, value: string | null, replace: boolean) {
    const after = new URLSearchParams(search);
    if (value === null) after.delete(name);
    else after.set(name, value);
    setSearch(after, { replace });
  }

  return (
    <Page title="Mails" about="What automations wrote to agents, and mails about logins, the newest first.">
      {isKeeping ? (
        <Alert color="gray" variant="light" icon={<IconInfoCircle aria-hidden />} mb="md" p="sm">
          Mails are kept here and not sent, because no SMTP server is set. To send mails from now on, set SMTP_URL where
          Switchboard is started and start it again.
        </Alert>
      ) : null}
      <Group mb="sm">
        <Select
          aria-label="State"
          placeholder="All states"
          size="xs"
          w={200}
          clearable
          clearButtonProps={{ 'aria-label': 'Show mails in all states' }}
          data={mailStates}
          value={state ?? null}
          onChange={(value) => set('state', value, true)}
        />
      </Group>
      {emails.error && !rows ? (
        <ProblemNotice error={emails.error} title="The mails cannot be shown" onRetry={() => void emails.refetch()} />
      ) : rows?.length === 0 ? (
        <EmptyState
          icon={IconMail}
          sentence={state ? 'No mail is in this state.' : 'When an automation writes to an agent, the mail appears here.'}
          action={
            state ? (
              <Button variant="default" onClick={() => set('state', null, true)}>
                Show all mails
              </Button>
            ) : (
              <Button component={Link} href="/automations" variant="default">
                Go to automations
              </Button>
            )
          }
        />
      ) : (
        <RowList
          label="Mails"
          columns={rows?.some(({ error }) => error) ? columns : columns.filter(({ name }) => name !== fault)}
          rows={rows}
          keyOf={({ id }) => id}
          onOpen={({ id }) => set('mail', id, false)}
          more={{ hasMore: emails.hasNextPage, isLoading: emails.isFetchingNextPage, load: () => void emails.fetchNextPage() }}
        />
      )}
      <MailDrawer id={search.get('mail')} emails={emails} onClose={() => set('mail', null, false)} />
    </Page>
  );
}
