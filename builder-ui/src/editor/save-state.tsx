/** Whether everything is saved, in a word; read out when it changes. */
import { Text, Tooltip } from '@mantine/core';
import { useEditor } from './editor-context.ts';
import { isUnsaved } from './editor-store.ts';

export function SaveStateText() {
  const saveState = useEditor((state) => state.saveState);
  const problem = useEditor((state) => state.saveProblem);
  const unsaved = useEditor(isUnsaved);
  const isTrouble = unsaved && (saveState === 'failed' || saveState === 'conflict');
  const words = saveState === 'saving' ? 'Saving…' : !unsaved ? 'Saved' : isTrouble ? 'Could not save' : 'Unsaved changes';
  return (
    <Tooltip label={problem} disabled={problem === null || !isTrouble} multiline maw={320}>
      <Text size="xs" c={isTrouble ? 'var(--mantine-color-error)' : 'dimmed'} role="status" style={{ whiteSpace: 'nowrap' }}>
        {words}
      </Text>
    </Tooltip>
  );
}
