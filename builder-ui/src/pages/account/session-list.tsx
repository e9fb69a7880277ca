/** Every browser one is logged in with; others can be ended one by one, all of them at once. */
import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type AccountSession, useAccountSessions, useEndSession, useLogOutEverywhere } from '../../api/account.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { TimeAgo } from '../../app/time-ago.tsx';
import { browserName } from './browser-name.ts';

export function SessionList() {
  const sessions = useAccountSessions();
  const everywhere = useLogOutEverywhere();

  function askToLeave() {
    modals.openConfirmModal({
      title: 'Log out everywhere?',
      children: <Text size="sm">Every browser you are logged in with is logged out, this one too.</Text>,
      labels: { confirm: 'Log out everywhere', cancel: 'Stay logged in' },
      onConfirm: () => everywhere.mutate(undefined, { onError: (error) => showProblem('You are still logged in', error) }),
    });
  }

  if (sessions.error && !sessions.data) {
    return <ProblemNotice error={sessions.error} title="Your sessions cannot be shown" onRetry={() => void sessions.refetch()} />;
  }
  if (!sessions.data) return <Skeleton height={88} aria-busy />;
  return (
    <Stack gap="md">
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {sessions.data.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </Stack>
      <Group>
        <Button variant="default" loading={everywhere.isPending} onClick={askToLeave}>
          Log out everywhere…
        </Button>
      </Group>
    </Stack>
  );
}

function SessionRow({ session }: { session: AccountSession }) {
  const end = useEndSession();
  const name = browserName(session.userAgent);

  function submit() {
    end.mutate(session.id, {
      onSuccess: () => showDone(`${name} is logged out`),
      onError: (error) => showProblem(`${name} is still logged in`, error),
    });
  }

  return (
    <Group component="li" justify="space-between" wrap="nowrap" mih={44}>
      <div>
        <Group gap="xs">
          <Text span>{name}</Text>
          {session.isThisOne ? (
            <Badge variant="light" color="gray" tt="none" c="var(--calm-text)" bg="var(--calm-ground)">
              This one
            </Badge>
          ) : null}
        </Group>
        <Text size="xs" c="dimmed">
          {session.address === null ? '' : `${session.address} · `}used <TimeAgo at={session.usedAt} />
        </Text>
      </div>
      {session.isThisOne ? null : (
        <Button variant="default" size="xs" loading={end.isPending} onClick={submit} aria-label={`Log out ${name}`}>
          Log out
        </Button>
      )}
    </Group>
  );
}
