/** The list of what can be added or connected, open at its place of the canvas; whoever asks puts it into the store. */
import { Popover } from '@mantine/core';
import { useCommands } from './commands/commands-context.tsx';
import { focusOn } from './commands/stand.ts';
import { useEditor, useEditorStore } from './editor-context.ts';
import classes from './canvas.module.css';
import type { Picker } from './picker.ts';
import { PickerList } from './picker-list.tsx';
import { PortChoice } from './port-choice.tsx';
import { staysInWindow } from './stays-in-window.ts';

export function NodePicker() {
  const picker = useEditor((state) => state.picker);
  const openPicker = useEditor((state) => state.openPicker);
  const store = useEditorStore();
  const { canvas } = useCommands();
  if (picker === null) return null;
  const close = (): void => {
    openPicker(null);
    // Back to what it was about; what is added takes the focus itself.
    const { nodeId = store.getState().selectedIds[0], edgeId } = subjectOf(picker.request);
    const isThere =
      (edgeId !== undefined && focusOn(canvas.element, '.react-flow__edge', edgeId)) ||
      (nodeId !== undefined && focusOn(canvas.element, '.react-flow__node', nodeId));
    if (!isThere) canvas.element?.focus({ preventScroll: true });
  };
  return (
    <Popover
      key={`${picker.request.kind} ${picker.point.x} ${picker.point.y}`}
      opened
      onChange={(isOpen) => (isOpen ? undefined : close())}
      position="right-start"
      offset={16}
      width={300}
      middlewares={staysInWindow}
      trapFocus
      withinPortal
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.dropped} style={{ left: picker.point.x, top: picker.point.y }} aria-hidden />
      </Popover.Target>
      <Popover.Dropdown
        p={0}
        role="dialog"
        aria-label={'moves' in picker.request ? 'Lead the connection elsewhere' : 'Add a node'}
      >
        {picker.request.kind === 'port' ? (
          <PortChoice request={picker.request} onChosen={(request) => openPicker({ ...picker, request })} />
        ) : (
          <PickerList request={picker.request} position={picker.position} onDone={close} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The node or the connection that it began from; neither for a node by itself. */
function subjectOf(request: Picker['request']): { nodeId?: string; edgeId?: string } {
  if (request.kind === 'edge') return { edgeId: request.edgeId };
  if (request.kind === 'free') return {};
  return { nodeId: request.nodeId, ...('moves' in request && request.moves !== undefined ? { edgeId: request.moves } : {}) };
}
