/** Whether an agent is there, in a word with a mark; not told by colour alone. What changed by itself says so. */
import { Group, Text } from '@mantine/core';
import type { Agent } from '@switchboard/shared/team';
import { IconCircle, IconCircleDashed, IconCircleFilled, IconMoonFilled } from '@tabler/icons-react';
import { availabilityNames, isAwaited, presenceRemark, presenceWords } from './team-words.ts';

const looks = {
  online: { icon: IconCircleFilled, color: 'var(--good-text)' },
  away: { icon: IconMoonFilled, color: 'var(--warn-text)' },
  offline: { icon: IconCircle, color: 'var(--mantine-color-dimmed)' },
} as const;

export const availabilities = Object.entries(availabilityNames).map(([value, label]) => ({
  value: value as Agent['availability'],
  label,
}));

export function AvailabilityMark({ value, size = 10 }: { value: Agent['availability']; size?: number }) {
  const look = looks[value];
  return <look.icon size={size} style={{ color: look.color, flex: 'none' }} aria-hidden />;
}

export function Availability({ agent }: { agent: Pick<Agent, 'availability' | 'awayByItself' | 'login'> }) {
  return (
    <Group gap={6} wrap="nowrap" title={presenceRemark(agent) ?? undefined}>
      {isAwaited(agent) ? (
        <IconCircleDashed size={10} style={{ flex: 'none' }} aria-hidden />
      ) : (
        <AvailabilityMark value={agent.availability} />
      )}
      <Text span truncate>
        {presenceWords(agent)}
        {agent.awayByItself ? (
          <Text span c="dimmed">
            {' '}
            by itself
          </Text>
        ) : null}
      </Text>
    </Group>
  );
}
