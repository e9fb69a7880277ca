/**
 * Focus and sight go together on the canvas: a node that gets the focus by key is brought into view, and a node that was
 * asked for (added, connected to, walked to) gets the focus when the canvas has it.
 */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { focusOn } from './commands/stand.ts';
import { useCommands } from './commands/commands-context.tsx';
import { useEditor, useEditorStore } from './editor-context.ts';
import { bringIntoView } from './use-bring-into-view.ts';

export function useFollowFocus(): void {
  const { canvas } = useCommands();
  const store = useEditorStore();
  const flow = useReactFlow();
  const flowStore = useStoreApi();
  const sought = useEditor((state) => state.sought);

  useEffect(() => {
    if (sought === null) return;
    const { element } = canvas;
    const { activeElement } = document;
    if (element === null || (activeElement !== document.body && !element.contains(activeElement))) return;
    if (activeElement?.closest('[role="dialog"], input, textarea')) return;
    // A node that was just added is drawn with the next frame.
    const frame = requestAnimationFrame(() => focusOn(element, '.react-flow__node', sought.nodeId));
    return () => cancelAnimationFrame(frame);
  }, [sought, canvas]);

  useEffect(() => {
    const { element } = canvas;
    if (element === null) return;
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement) || !target.matches('.react-flow__node:focus-visible')) return;
      const nodeId = target.getAttribute('data-id');
      if (nodeId === null) return;
      // Whoever comes by Tab means this node with the next key.
      const { selectedIds, selectedEdgeIds, select } = store.getState();
      if (selectedIds.length + selectedEdgeIds.length === 0) select([nodeId]);
      bringIntoView(store, flow, flowStore, nodeId);
    };
    element.addEventListener('focusin', onFocus);
    return () => element.removeEventListener('focusin', onFocus);
  }, [canvas, store, flow, flowStore]);
}
