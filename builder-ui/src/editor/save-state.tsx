/** Whether everything is saved, in a word; read out when it changes. */
import { Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useEditor } from './editor-context.ts';
import { isUnsaved, type SaveState } from './editor-store.ts';
import classes from './editor.module.css';

const leaveOpen = 'not kept. Leave this page open.';
const troubles: Partial<Record<SaveState, { kept: string; notKept: string }>> = {
  offline: { kept: 'No connection: kept in this browser', notKept: `No connection: ${leaveOpen}` },
  failed: { kept: 'Could not save: kept in this browser', notKept: `Could not save: ${leaveOpen}` },
  gone: { kept: 'Deleted: kept in this browser', notKept: `Deleted: ${leaveOpen}` },
  conflict: { kept: 'Not saved: changed by both', notKept: `Changed by both: ${leaveOpen}` },
};

/** Why the draft is not with the server, in a few words; undefined while all is well. */
export function useSaveTrouble(): string | undefined {
  const saveState = useEditor((state) => state.saveState);
  const unsaved = useEditor(isUnsaved);
  const isKept = useEditor((state) => state.isKept);
  if (!unsaved) return saveState === 'gone' ? 'Deleted' : undefined;
  return troubles[saveState]?.[isKept ? 'kept' : 'notKept'];
}

export function SaveStateText() {
  const saveState = useEditor((state) => state.saveState);
  const problem = useEditor((state) => state.saveProblem);
  const unsaved = useEditor(isUnsaved);
  const trouble = useSaveTrouble();
  const words = trouble ?? (saveState === 'saving' ? 'Saving…' : unsaved ? 'Unsaved changes' : 'Saved');
  const Mark = saveState === 'offline' ? IconCloudOff : IconAlertTriangle;
  return (
    <Tooltip label={problem} disabled={problem === null || trouble === undefined} multiline maw={320}>
      <Text
        size="xs"
        c={trouble === undefined ? 'dimmed' : 'var(--mantine-color-error)'}
        role="status"
        className={classes.saveState}
        data-trouble={trouble === undefined ? undefined : true}
      >
        {trouble === undefined ? null : <Mark size={14} aria-hidden />}
        {words}
      </Text>
    </Tooltip>
  );
}
