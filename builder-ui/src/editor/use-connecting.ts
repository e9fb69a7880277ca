/**
 * Drawing connections with the pointer. Let go on a port, or anywhere on a card, it becomes an edge, or says why not;
 * let go over empty canvas, it asks what shall be there.
 */
import { type IsValidConnection, type OnConnectEnd, useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback, useState } from 'react';
import { refuseConnection } from '../graph/connection.ts';
import type { DroppedConnection } from './dropped-connection-menu.tsx';
import { useEdit, useEditorStore, useNodeTypeOf } from './editor-context.ts';
import { newId } from './new-id.ts';
import { refuse } from './refuse.ts';

export function useConnecting(canvas: RefObject<HTMLElement | null>) {
  const store = useEditorStore();
  const edit = useEdit();
  const nodeTypeOf = useNodeTypeOf();
  const { screenToFlowPosition } = useReactFlow();
  const [dropped, setDropped] = useState<DroppedConnection | null>(null);

  const connect = useCallback(
    (source: string, sourceHandle: string, target: string, targetHandle: string) => {
      const connection = { source, sourceHandle, target, targetHandle };
      const reason = refuseConnection(store.getState().history.present, connection);
      if (reason === null) edit({ kind: 'connect', edge: { id: newId(), ...connection } });
      else refuse(reason);
    },
    [edit, store],
  );

  const onConnectEnd: OnConnectEnd = useCallback(
    (event, { fromNode, fromHandle, toHandle }) => {
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (fromNode === null || fromHandle === null || point === undefined) return;
      if (fromHandle.type === 'target') {
        if (toHandle?.type === 'source') connect(toHandle.nodeId, toHandle.id ?? 'out', fromNode.id, fromHandle.id ?? 'in');
        return;
      }
      const port = fromHandle.id ?? 'out';
      const over = document.elementFromPoint(point.clientX, point.clientY);
      const targetId = toHandle?.nodeId ?? over?.closest('.react-flow__node')?.getAttribute('data-id');
      const target = store.getState().history.present.nodes.find((node) => node.id === targetId);
      if (target === undefined) {
        const frame = canvas.current?.getBoundingClientRect();
        if (frame === undefined || !over?.classList.contains('react-flow__pane')) return;
        const position = screenToFlowPosition({ x: point.clientX, y: point.clientY });
        setDropped({ nodeId: fromNode.id, port, point: { x: point.clientX - frame.x, y: point.clientY - frame.y }, position });
        return;
      }
      const input = toHandle?.type === 'target' ? toHandle.id : nodeTypeOf(target)?.inputs[0];
      if (input) connect(fromNode.id, port, target.id, input);
      else if (target.id !== fromNode.id) refuse('A trigger starts an automation: nothing leads into it.');
    },
    [connect, nodeTypeOf, store, canvas, screenToFlowPosition],
  );

  const isValidConnection: IsValidConnection = useCallback(
    ({ source, sourceHandle, target, targetHandle }) =>
      refuseConnection(store.getState().history.present, {
        source,
        sourceHandle: sourceHandle ?? '',
        target,
        targetHandle: targetHandle ?? '',
      }) === null,
    [store],
  );

  return { onConnectEnd, isValidConnection, dropped, closeDropped: useCallback(() => setDropped(null), []) };
}
