/** Whether an agent is there, in a word with a mark; not told by colour alone. What changed by itself says so. */
import { Group, Text } from '@mantine/core';
import type { Agent } from '@switchboard/shared/team';
import { IconCircle, IconCircleFilled, IconMoonFilled } from '@tabler/icons-react';
import { availabilityNames } from './team-words.ts';

const looks = {
  online: { icon: IconCircleFilled, color: 'var(--good-text)' },
  away: { icon: IconMoonFilled, color: 'var(--warn-text)' },
  offline: { icon: IconCircle, color: 'var(--mantine-color-dimmed)' },
} as const;

export const availabilities = Object.entries(availabilityNames).map(([value, label]) => ({
  value: value as Agent['availability'],
  label,
}));

/** Why an agent is away who did not say so. */
export const awayByItselfWords = 'Away by itself: no browser of theirs is open. They are online again when one is.';

export function AvailabilityMark({ value, size = 10 }: { value: Agent['availability']; size?: number }) {
  const look = looks[value];
  return <look.icon size={size} style={{ color: look.color, flex: 'none' }} aria-hidden />;
}

export function Availability({ value, isByItself = false }: { value: Agent['availability']; isByItself?: boolean }) {
  return (
    <Group gap={6} wrap="nowrap" title={isByItself ? awayByItselfWords : undefined}>
      <AvailabilityMark value={value} />
      <Text span truncate>
        {availabilityNames[value]}
        {isByItself ? (
          <Text span c="dimmed">
            {' '}
            by itself
          </Text>
        ) : null}
      </Text>
    </Group>
  );
}
