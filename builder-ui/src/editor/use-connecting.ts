/**
 * Drawing connections with the pointer. Let go on a port, or anywhere on a card, it becomes an edge, or says why not;
 * let go over empty canvas, it asks what shall be there. An edge whose end is dragged is laid elsewhere by the same
 * rules; let go over empty canvas, it stays as it was. An edge is held by its end, and by the port it ends at: dragged
 * from an input that has one, to another card or another input, it is that edge that is meant.
 */
import {
  type Edge,
  type FinalConnectionState,
  type Handle,
  type IsValidConnection,
  type OnConnectEnd,
  useReactFlow,
} from '@xyflow/react';
import type { GraphEdge, GraphNode } from '@switchboard/shared/graph';
import { useCallback, useRef } from 'react';
import { type Connection, refuseConnection, withoutEdge } from '../graph/connection.ts';
import { intoTrigger } from './commands/connect-commands.ts';
import { useCommands } from './commands/commands-context.tsx';
import { useEdit, useEditorStore, useNodeTypeOf } from './editor-context.ts';
import { newId } from './new-id.ts';
import { refuse } from './refuse.ts';

export function useConnecting() {
  const store = useEditorStore();
  const edit = useEdit();
  const nodeTypeOf = useNodeTypeOf();
  const { canvas } = useCommands();
  const { screenToFlowPosition } = useReactFlow();
  /** The edge whose end is dragged, if that is what is going on. */
  const reconnected = useRef<string | null>(null);

  /** The graph as the connection under way would find it. */
  const graphWithout = useCallback((edgeId: string | null) => withoutEdge(store.getState().history.present, edgeId), [store]);

  const take = useCallback(
    (connection: Connection) => {
      const edgeId = reconnected.current;
      const reason = refuseConnection(graphWithout(edgeId), connection);
      if (reason !== null) refuse(reason);
      else if (edgeId !== null) edit({ kind: 'reconnect', edgeId, connection });
      else edit({ kind: 'connect', edge: { id: newId(), ...connection } });
    },
    [edit, graphWithout],
  );

  /**
   * Between two inputs, or two outputs, there is no edge to draw: the one that ends at the first is to end at the other.
   * @param isOnPort let go on the port itself, not only on its card, to which a free input may be connected the other way
   * @returns whether that was it
   */
  const moveHeldEdge = useCallback(
    (from: End, to: End, isOnPort: boolean): boolean => {
      if (from.type !== to.type || from.nodeId === to.nodeId) return false;
      const [edge, another] = edgesAt(store.getState().history.present.edges, from);
      if (edge === undefined && !isOnPort) return false;
      if (edge === undefined) refuse('A connection leads from an output to an input.');
      else if (another !== undefined) refuse('Several connections end here: take the one that is meant beside the port.');
      else {
        reconnected.current = edge.id;
        take(movedTo(edge, to));
        reconnected.current = null;
      }
      return true;
    },
    [store, take],
  );

  const onConnectEnd: OnConnectEnd = useCallback(
    (event, state) => {
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (state.fromHandle === null || point === undefined) return;
      const over = document.elementFromPoint(point.clientX, point.clientY);
      if (reconnected.current === null) {
        const graph = store.getState().history.present;
        const cardId = over?.closest('.react-flow__node-card')?.getAttribute('data-id') ?? null;
        const end = state.toHandle ?? inputOf(graph.nodes.find(({ id }) => id === cardId) ?? null, nodeTypeOf);
        if (end !== null && moveHeldEdge(state.fromHandle, end, state.toHandle !== null)) return;
      }
      const overId = state.toHandle?.nodeId ?? over?.closest('.react-flow__node-card')?.getAttribute('data-id');
      const node = store.getState().history.present.nodes.find(({ id }) => id === overId);
      if (node !== undefined) {
        const edge = store.getState().history.present.edges.find(({ id }) => id === reconnected.current);
        const connection = connectionTo(state, node.id, nodeTypeOf(node), edge?.sourceHandle);
        if (connection !== null) take(connection);
        else if (node.id !== state.fromHandle.nodeId) refuse(intoTrigger);
        return;
      }
      const ground = canvas.element?.getBoundingClientRect();
      if (reconnected.current !== null || ground === undefined || !over?.closest('.react-flow__pane')) return;
      const { nodeId, type, id } = state.fromHandle;
      const request =
        type === 'source'
          ? { kind: 'from' as const, nodeId, port: id ?? 'out' }
          : { kind: 'into' as const, nodeId, port: id ?? 'in' };
      store.getState().openPicker({
        request,
        point: { x: point.clientX - ground.x, y: point.clientY - ground.y },
        position: screenToFlowPosition({ x: point.clientX, y: point.clientY }),
      });
    },
    [take, moveHeldEdge, nodeTypeOf, store, canvas, screenToFlowPosition],
  );

  const isValidConnection: IsValidConnection = useCallback(
    ({ source, sourceHandle, target, targetHandle }) =>
      refuseConnection(graphWithout(reconnected.current), {
        source,
        sourceHandle: sourceHandle ?? '',
        target,
        targetHandle: targetHandle ?? '',
      }) === null,
    [graphWithout],
  );

  const onReconnectStart = useCallback((_event: unknown, edge: Edge) => {
    reconnected.current = edge.id;
  }, []);
  const onReconnectEnd = useCallback(() => {
    reconnected.current = null;
  }, []);

  return { onConnectEnd, isValidConnection, onReconnectStart, onReconnectEnd };
}

type End = Pick<Handle, 'nodeId' | 'type' | 'id'>;

function inputOf(node: GraphNode | null, nodeTypeOf: (node: GraphNode) => { inputs: string[] } | undefined): End | null {
  const input = node === null ? undefined : nodeTypeOf(node)?.inputs[0];
  return node === null || input === undefined ? null : { nodeId: node.id, type: 'target', id: input };
}

function edgesAt(edges: readonly GraphEdge[], { nodeId, type, id }: End): GraphEdge[] {
  return edges.filter((edge) =>
    type === 'target' ? edge.target === nodeId && edge.targetHandle === id : edge.source === nodeId && edge.sourceHandle === id,
  );
}

function movedTo({ source, sourceHandle, target, targetHandle }: GraphEdge, { nodeId, type, id }: End): Connection {
  return type === 'target'
    ? { source, sourceHandle, target: nodeId, targetHandle: id ?? 'in' }
    : { source: nodeId, sourceHandle: id ?? 'out', target, targetHandle };
}

/** The connection from where the drag began to the node it ended on; null when that node has no port for it. */
function connectionTo(
  { fromHandle, toHandle }: Pick<FinalConnectionState, 'fromHandle' | 'toHandle'>,
  nodeId: string,
  nodeType: { inputs: string[]; outputs: string[] } | undefined,
  formerPort: string | undefined,
): Connection | null {
  if (fromHandle === null) return null;
  if (fromHandle.type === 'source') {
    const input = toHandle?.type === 'target' ? toHandle.id : nodeType?.inputs[0];
    if (!input) return null;
    return { source: fromHandle.nodeId, sourceHandle: fromHandle.id ?? 'out', target: nodeId, targetHandle: input };
  }
  const outputs = nodeType?.outputs ?? [];
  // On a card and not on one of its ports: the port of before, when it has one of that name.
  const output = toHandle?.type === 'source' ? toHandle.id : (outputs.find((port) => port === formerPort) ?? outputs[0]);
  if (!output) return null;
  return { source: nodeId, sourceHandle: output, target: fromHandle.nodeId, targetHandle: fromHandle.id ?? 'in' };
}
