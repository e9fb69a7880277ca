/**
 * Focus, selection and sight go together on the canvas: a node that gets the focus is selected and brought into view, by
 * whatever way it came but a press, which selects by itself, and walking that keeps the selection; and a node that was
 * asked for (added, connected to, walked to) gets the focus when the canvas has it.
 */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { focusOn } from './commands/stand.ts';
import { useCommands } from './commands/commands-context.tsx';
import { useEditor, useEditorStore } from './editor-context.ts';
import { bringIntoView } from './use-bring-into-view.ts';

/** How long a node that was asked for is waited for: longer than the view takes to come to it. */
const framesAtMost = 60;

export function useFollowFocus(): void {
  const { canvas } = useCommands();
  const store = useEditorStore();
  const flow = useReactFlow();
  const flowStore = useStoreApi();
  const sought = useEditor((state) => state.sought);
  /** The focus is being given to the node that was asked for, which is selected and brought into view as that asks. */
  const isLed = useRef(false);

  useEffect(() => {
    if (sought === null) return;
    const { element } = canvas;
    const { activeElement } = document;
    if (element === null || (activeElement !== document.body && !element.contains(activeElement))) return;
    if (activeElement?.closest('[role="dialog"], input, textarea')) return;
    // A node that was just added is drawn with the next frame, one of a large automation when the view has come to it.
    let framesLeft = framesAtMost;
    const lead = (): void => {
      isLed.current = true;
      const isThere = focusOn(element, '.react-flow__node', sought.nodeId);
      isLed.current = false;
      framesLeft -= 1;
      if (!isThere && framesLeft > 0) frame = requestAnimationFrame(lead);
    };
    let frame = requestAnimationFrame(lead);
    return () => cancelAnimationFrame(frame);
  }, [sought, canvas]);

  useEffect(() => {
    const { element } = canvas;
    if (element === null) return;
    let isPressed = false;
    let focusedId: string | null = null;
    const onPress = (): void => {
      isPressed = true;
      // The focus that a press gives comes before any timer.
      setTimeout(() => {
        isPressed = false;
      });
    };
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement) || !target.matches('.react-flow__node')) return;
      const nodeId = target.getAttribute('data-id');
      if (nodeId === null) return;
      const isElsewhere = nodeId !== focusedId && !isLed.current;
      focusedId = nodeId;
      // Focus that only comes back, as from a dialog, leaves all as it was.
      if (isPressed || (!isElsewhere && !target.matches(':focus-visible'))) return;
      // Whoever comes here means this node with the next key.
      const { selectedIds, selectedEdgeIds, select } = store.getState();
      const isAmong = selectedIds.length + selectedEdgeIds.length > 0 && (!isElsewhere || selectedIds.includes(nodeId));
      if (!isAmong) select([nodeId]);
      if (!isLed.current) bringIntoView(store, flow, flowStore, nodeId);
    };
    element.addEventListener('mousedown', onPress, { capture: true });
    element.addEventListener('focusin', onFocus);
    return () => {
      element.removeEventListener('mousedown', onPress, { capture: true });
      element.removeEventListener('focusin', onFocus);
    };
  }, [canvas, store, flow, flowStore]);
}
