/** Whether an agent is there, in a word with a mark; not told by colour alone. */
import { Group, Text } from '@mantine/core';
import type { Agent } from '@switchboard/shared/team';
import { IconCircle, IconCircleFilled, IconMoonFilled } from '@tabler/icons-react';

const looks = {
  online: { label: 'Online', icon: IconCircleFilled, color: 'var(--good-text)' },
  away: { label: 'Away', icon: IconMoonFilled, color: 'var(--warn-text)' },
  offline: { label: 'Offline', icon: IconCircle, color: 'var(--mantine-color-dimmed)' },
} as const;

export const availabilities = Object.entries(looks).map(([value, { label }]) => ({ value, label }));

export function Availability({ value }: { value: Agent['availability'] }) {
  const look = looks[value];
  return (
    <Group gap={6} wrap="nowrap">
      <look.icon size={10} style={{ color: look.color, flex: 'none' }} aria-hidden />
      <Text span>{look.label}</Text>
    </Group>
  );
}
