/** A bar below the header: something waits for its reader, who can go on drawing meanwhile. */
import { Button, Group, Text } from '@mantine/core';
import classes from './reminder-bar.module.css';

interface ReminderBarProps {
  words: string;
  /** What its button does. */
  action: string;
  isBusy?: boolean;
  onAction: () => void;
}

export function ReminderBar({ words, action, isBusy = false, onAction }: ReminderBarProps) {
  return (
    <Group className={classes.bar} role="status" wrap="nowrap" gap="sm">
      <Text size="sm">{words}</Text>
      <Button size="xs" variant="default" loading={isBusy} onClick={onAction}>
        {action}
      </Button>
    </Group>
  );
}
