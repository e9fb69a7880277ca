/** How busy an agent is: “3 of 5 open”, full ones marked by more than colour. */
import { Text } from '@mantine/core';
import type { ListedAgent } from '@switchboard/shared/team';

type LoadOf = Pick<ListedAgent, 'openConversations' | 'maxOpenConversations'>;

export function loadWords({ openConversations: open, maxOpenConversations: most }: LoadOf): string {
  return most === null ? `${open} open` : `${open} of ${most} open`;
}

export function Load({ agent }: { agent: LoadOf }) {
  const { openConversations: open, maxOpenConversations: most } = agent;
  const isFull = most !== null && open >= most;
  return (
    <Text span className="figures" c={isFull ? 'var(--warn-text)' : open === 0 ? 'dimmed' : undefined}>
      {loadWords(agent)}
      {isFull ? ', full' : ''}
    </Text>
  );
}
