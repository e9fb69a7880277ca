/** The editor's keys, from the table of commands. While text is typed, keys belong to the text. */
import { useEffect } from 'react';
import type { CommandContext, EditorCommand } from './commands/command.ts';
import { editorCommands } from './commands/commands.ts';
import { useCommands } from './commands/commands-context.tsx';
import { matchesKeys } from './commands/keys.ts';
import { keepStanding, standingNow, standsOn, standsOnEdge } from './commands/stand.ts';
import { useEditorStore } from './editor-context.ts';
import type { EditorState } from './editor-store.ts';
import { leaveInOutline, nodeInOutline } from './outline-id.ts';

export function useShortcuts(): void {
  const { run, canvas, context } = useCommands();
  const store = useEditorStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (closesPicker(event, store.getState())) return;
      const command = editorCommands.find(({ keys, isNative }) => !isNative && keys.some((key) => matchesKeys(event, key)));
      if (command === undefined || !counts(command, event, canvas.element)) return;
      event.preventDefault();
      event.stopPropagation();
      const outlinedId = nodeInOutline(event.target);
      if (command.where === 'node') selectWhereOneStands(context(), outlinedId);
      const before = standingNow(context());
      run(command);
      if (isWithin(canvas.element, event.target)) keepStanding(context(), before);
      else if (outlinedId !== null && !store.getState().history.present.nodes.some(({ id }) => id === outlinedId))
        leaveInOutline(outlinedId);
    };
    // Before the canvas sees them: it moves a focused node by every arrow key, whatever else is held.
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [run, canvas, context, store]);
}

/** Escape pressed before a list that was just opened has the focus is meant for the list; what has the focus keeps it. */
function closesPicker(event: KeyboardEvent, { picker, openPicker }: Pick<EditorState, 'picker' | 'openPicker'>): boolean {
  if (event.key !== 'Escape' || picker === null || isInOverlay(event.target)) return false;
  event.preventDefault();
  event.stopPropagation();
  openPicker(null);
  return true;
}

/** A key for nodes is meant for the one that has the focus when none is selected, on the canvas and in the outline. */
function selectWhereOneStands(context: CommandContext, outlinedId: string | null): void {
  const { select, selectedIds, selectedEdgeIds } = context.store.getState();
  if (outlinedId !== null) select([outlinedId]);
  if (outlinedId !== null || selectedIds.length + selectedEdgeIds.length > 0) return;
  const [id, edgeId] = [standsOn(context), standsOnEdge(context)];
  if (id !== null) select([id]);
  else if (edgeId !== null) select([], [edgeId]);
}

function counts(command: EditorCommand, event: KeyboardEvent, canvas: HTMLElement | null): boolean {
  // Saving is meant wherever one is.
  if (command.id === 'save') return true;
  const { target } = event;
  if (isInOverlay(target)) return false;
  // What is chosen, not typed, has no undo of its own.
  if (isTyping(target)) return ['undo', 'redo'].includes(command.id) && !takesText(target);
  if (command.where === 'editor') return true;
  if (pressesButton(event)) return false;
  return isWithin(canvas, target) || (command.where === 'node' && nodeInOutline(target) !== null);
}

function isWithin(canvas: HTMLElement | null, target: EventTarget | null): boolean {
  return target instanceof Node && canvas !== null && canvas.contains(target);
}

/** Enter and Space press the button they are pressed on; ports, which are no stops of Tab, never have the focus. */
function pressesButton({ key, target }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === ' ') && target instanceof Element && target.closest('button, a, [role="button"]') !== null;
}

/** Menus and dialogs have keys of their own. */
function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

function takesText(target: EventTarget | null): boolean {
  return !(target instanceof HTMLInputElement) || !(target.readOnly || ['radio', 'checkbox'].includes(target.type));
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
