/** A bar below the header: something waits for its reader, who can go on drawing meanwhile. */
import { Button, Group, Text } from '@mantine/core';
import classes from './reminder-bar.module.css';

interface ReminderBarProps {
  words: string;
  /** What its button does; without one there is nothing that its reader can do. */
  action?: { label: string; isBusy?: boolean; run: () => void };
}

export function ReminderBar({ words, action }: ReminderBarProps) {
  return (
    <Group className={classes.bar} role="status" wrap="nowrap" gap="sm">
      <Text size="sm">{words}</Text>
      {action === undefined ? null : (
        <Button size="xs" variant="default" loading={action.isBusy ?? false} onClick={action.run}>
          {action.label}
        </Button>
      )}
    </Group>
  );
}
