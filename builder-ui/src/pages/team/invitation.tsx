/** For an agent without a password: whether an invitation is out, and a button that sends one, or another. */
import { Button, Group, Text } from '@mantine/core';
import type { Agent } from '@switchboard/shared/team';
import { IconMailForward } from '@tabler/icons-react';
import { useInviteAgent } from '../../api/agents.ts';
import { showProblem } from '../../app/show-notice.ts';

export function Invitation({ agent }: { agent: Agent }) {
  const invite = useInviteAgent();
  const isInvited = agent.login === 'invited';

  function send() {
    invite.mutate(agent.id, { onError: (error) => showProblem(`${agent.name} was not invited`, error) });
  }

  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" c="dimmed" role="status">
        {invite.data
          ? `An invitation is on its way to ${invite.data.email}.`
          : isInvited
            ? 'Invited, and has not chosen a password yet.'
            : 'Cannot log in: has no password.'}
      </Text>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconMailForward size={15} aria-hidden />}
        loading={invite.isPending}
        onClick={send}
      >
        {isInvited ? 'Send another invitation' : 'Send an invitation'}
      </Button>
    </Group>
  );
}
