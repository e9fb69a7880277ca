/** Says that something was done, and offers to take it back for some seconds. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { showNotice } from './show-notice.ts';

const shownMs = 12_000;

/** @param onUndo takes it back; asked at most once */
export function showUndoable(message: string, onUndo: () => void): void {
  const id = showNotice({
    color: 'teal',
    autoClose: shownMs,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
