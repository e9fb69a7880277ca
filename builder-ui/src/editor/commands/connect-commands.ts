/**
 * Connecting without a mouse: a port and then its target, from a list that is searched, or by walking there. By
 * walking, `connectingFrom` in the store says from where; Enter connects to where one stands, Escape gives it up.
 */
import type { GraphNode } from '@switchboard/shared/graph';
import { refuseConnection } from '../../graph/connection.ts';
import { cardSize } from '../../graph/free-position.ts';
import { newId } from '../new-id.ts';
import { refuse } from '../refuse.ts';
import type { EditorState } from '../editor-store.ts';
import { freeOutput } from '../free-output.ts';
import type { CommandContext, EditorCommand, Point } from './command.ts';
import { pointOnCanvas } from './place-on-canvas.ts';
import { goTo, standsOn } from './stand.ts';

const standsSomewhere = ({ selectedIds }: EditorState): boolean => selectedIds.length === 1;

export const connectCommands: readonly EditorCommand[] = [
  {
    id: 'connect',
    group: 'Connect',
    title: 'Connect to…',
    keys: ['c'],
    where: 'canvas',
    changes: 'graph',
    isEnabled: standsSomewhere,
    run: (context) => {
      const node = nodeStoodOn(context);
      const outputs = (node && context.nodeTypeOf(node)?.outputs) ?? [];
      const [port] = outputs;
      if (node === undefined || port === undefined) return;
      const request =
        outputs.length > 1
          ? ({ kind: 'port', nodeId: node.id, ports: outputs } as const)
          : ({ kind: 'from', nodeId: node.id, port, isConnecting: true } as const);
      context.store.getState().openPicker({ request, point: pointBehind(context, node.position), position: null });
    },
  },
  {
    id: 'connect-by-walking',
    group: 'Connect',
    title: ({ connectingFrom }) => (connectingFrom === null ? 'Connect by walking' : 'Connect from the next port'),
    keys: ['shift+c'],
    where: 'canvas',
    changes: 'graph',
    isEnabled: (state) => state.connectingFrom !== null || standsSomewhere(state),
    run: (context) => {
      const { connectingFrom, connectFrom, history } = context.store.getState();
      const node =
        connectingFrom === null ? nodeStoodOn(context) : history.present.nodes.find(({ id }) => id === connectingFrom.nodeId);
      const outputs = (node && context.nodeTypeOf(node)?.outputs) ?? [];
      const port =
        connectingFrom === null
          ? freeOutput(history.present.edges, node?.id, outputs)
          : outputs[(outputs.indexOf(connectingFrom.port) + 1) % outputs.length];
      if (node !== undefined && port !== undefined) connectFrom({ nodeId: node.id, port });
    },
  },
  movingEnd('from', 'Lead this connection to…', 'r'),
  movingEnd('into', 'Lead this connection from…', 'shift+r'),
];

/** @param kind which end stays: where the selected connection comes from, or what it leads into */
function movingEnd(kind: 'from' | 'into', title: string, keys: string): EditorCommand {
  return {
    id: `move-connection-${kind}`,
    group: 'Connect',
    title,
    keys: [keys],
    where: 'canvas',
    changes: 'graph',
    isEnabled: ({ selectedIds, selectedEdgeIds }) => selectedEdgeIds.length === 1 && selectedIds.length === 0,
    run: (context) => {
      const { history, selectedEdgeIds, openPicker } = context.store.getState();
      const edge = history.present.edges.find(({ id }) => id === selectedEdgeIds[0]);
      if (edge === undefined) return;
      const request =
        kind === 'from'
          ? ({ kind, nodeId: edge.source, port: edge.sourceHandle, moves: edge.id } as const)
          : ({ kind, nodeId: edge.target, port: edge.targetHandle, moves: edge.id } as const);
      openPicker({ request, point: pointOnCanvas(context), position: null });
    },
  };
}

function nodeStoodOn(context: CommandContext): GraphNode | undefined {
  const id = standsOn(context);
  return context.store.getState().history.present.nodes.find((node) => node.id === id);
}

/** Ends connecting by walking at this node, or says why it cannot end there. */
export function connectTo(context: CommandContext, targetId: string): void {
  const { history, connectingFrom, connectFrom } = context.store.getState();
  const target = history.present.nodes.find(({ id }) => id === targetId);
  if (connectingFrom === null || target === undefined) return;
  const input = context.nodeTypeOf(target)?.inputs[0];
  const connection = {
    source: connectingFrom.nodeId,
    sourceHandle: connectingFrom.port,
    target: targetId,
    targetHandle: input ?? '',
  };
  const reason = input === undefined ? intoTrigger : refuseConnection(history.present, connection);
  if (reason !== null) {
    refuse(reason);
    return;
  }
  context.edit({ kind: 'connect', edge: { id: newId(), ...connection } });
  connectFrom(null);
}

export const intoTrigger = 'A trigger starts an automation: nothing leads into it.';

/** Back to where it began. */
export function cancelConnecting(context: CommandContext): void {
  const { connectingFrom, connectFrom } = context.store.getState();
  connectFrom(null);
  if (connectingFrom !== null) goTo(context, connectingFrom.nodeId);
}

/** Beside a node's ports, in pixels from the canvas' top left. */
export function pointBehind({ flow, canvas }: CommandContext, position: Point): Point {
  const { x, y } = flow.flowToScreenPosition({ x: position.x + cardSize.width, y: position.y + 27 });
  const ground = canvas.element?.getBoundingClientRect();
  return { x: x - (ground?.left ?? 0), y: y - (ground?.top ?? 0) };
}
