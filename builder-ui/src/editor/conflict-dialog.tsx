/** A colleague saved in between: whose draft it shall be is for the user to say. Neither choice loses an edit unasked. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { showDone } from '../app/show-notice.ts';
import { useEditor, useEditorStore } from './editor-context.ts';
import { loadTheirs, overwriteTheirs } from './save-draft.ts';

export function ConflictDialog() {
  const store = useEditorStore();
  const isOpen = useEditor((state) => state.saveState === 'conflict');
  const setSaveState = useEditor((state) => state.setSaveState);
  const [busy, setBusy] = useState<'mine' | 'theirs' | null>(null);

  const keepMine = async (): Promise<void> => {
    setBusy('mine');
    if (await overwriteTheirs(store)) showDone('Your version is saved.');
    setBusy(null);
  };
  const takeTheirs = async (): Promise<void> => {
    setBusy('theirs');
    await loadTheirs(store);
    setBusy(null);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={() => setSaveState('failed', 'A colleague saved this automation meanwhile.')}
      title="A colleague saved this automation meanwhile"
    >
      <Stack>
        <Text size="sm">
          Your changes are not saved yet. Load the colleague’s version to look at it: undo brings yours back. Or keep yours, which
          replaces what the colleague saved.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" loading={busy === 'mine'} disabled={busy === 'theirs'} onClick={() => void keepMine()}>
            Keep mine, overwrite theirs
          </Button>
          <Button loading={busy === 'theirs'} disabled={busy === 'mine'} onClick={() => void takeTheirs()} data-autofocus>
            Load theirs
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
