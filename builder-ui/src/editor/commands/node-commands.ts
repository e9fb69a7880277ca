/** Adding, naming, disabling and removing what is drawn. */
import { healEdges } from '../../graph/heal-edges.ts';
import { addBeside } from '../add-beside.ts';
import type { EditorState } from '../editor-store.ts';
import { freeOutput } from '../free-output.ts';
import { newId } from '../new-id.ts';
import type { PickerRequest } from '../picker.ts';
import { throughPort } from '../through-port.ts';
import type { CommandContext, EditorCommand, Point } from './command.ts';
import { pointBehind } from './connect-commands.ts';
import { placeOnCanvas, pointOnCanvas } from './place-on-canvas.ts';
import { selectedNodeIds } from './selection-commands.ts';

export const nodeCommands: readonly EditorCommand[] = [
  {
    id: 'add-node',
    group: 'Nodes',
    title: (state) => addTitle(state),
    keys: ['a'],
    where: 'canvas',
    changes: 'graph',
    isEnabled: () => true,
    run: openPicker,
  },
  {
    id: 'add-note',
    group: 'Nodes',
    title: 'Add a note',
    keys: ['n'],
    where: 'canvas',
    changes: 'graph',
    isEnabled: () => true,
    run: (context) => addBeside(context, 'note'),
  },
  {
    id: 'add-frame',
    group: 'Nodes',
    title: ({ selectedIds }) => (selectedIds.length === 0 ? 'Add a frame' : 'Frame the selection'),
    keys: ['f'],
    where: 'canvas',
    changes: 'graph',
    isEnabled: () => true,
    run: (context) => addBeside(context, 'frame'),
  },
  {
    id: 'rename',
    group: 'Nodes',
    title: 'Rename',
    keys: ['F2'],
    where: 'node',
    changes: 'graph',
    isEnabled: ({ selectedIds }) => selectedIds.length === 1,
    run: ({ store }) => store.getState().write(store.getState().selectedIds[0] ?? null),
  },
  {
    id: 'toggle-disabled',
    group: 'Nodes',
    title: (state) => (areDisabled(state) ? 'Enable' : 'Disable'),
    keys: ['d'],
    where: 'node',
    changes: 'graph',
    isEnabled: (state) => selectedNodeIds(state).length > 0,
    run: ({ store, edit }) => {
      const state = store.getState();
      edit({ kind: 'set-disabled', nodeIds: selectedNodeIds(state), disabled: !areDisabled(state) });
    },
  },
  {
    id: 'remove',
    group: 'Edit',
    title: 'Remove',
    keys: ['Delete', 'Backspace'],
    where: 'node',
    changes: 'graph',
    isEnabled: hasSelection,
    run: removeAndHeal,
  },
  {
    id: 'remove-without-healing',
    group: 'Edit',
    title: 'Remove with connections',
    keys: ['shift+Delete', 'shift+Backspace'],
    where: 'node',
    changes: 'graph',
    isEnabled: (state) => selectedNodeIds(state).length > 0,
    run: ({ store, edit }) => {
      const { selectedIds, selectedEdgeIds } = store.getState();
      edit({ kind: 'remove', nodeIds: [...selectedIds], edgeIds: [...selectedEdgeIds] });
    },
  },
];

function hasSelection(state: Pick<EditorState, 'selectedIds' | 'selectedEdgeIds'>): boolean {
  return state.selectedIds.length + state.selectedEdgeIds.length > 0;
}

/** Takes the selection away, and joins what its nodes stood between. */
export function removeAndHeal({ store, edit, nodeTypeOf }: CommandContext): void {
  const { selectedIds, selectedEdgeIds, history } = store.getState();
  // An edge that goes as well is not healed over.
  const goneEdges = new Set(selectedEdgeIds);
  const graph = { ...history.present, edges: history.present.edges.filter(({ id }) => !goneEdges.has(id)) };
  const healing = healEdges(graph, new Set(selectedIds), (node) => throughPort(nodeTypeOf(node)), newId);
  edit({ kind: 'remove', nodeIds: [...selectedIds], edgeIds: [...selectedEdgeIds], healing });
}

function areDisabled(state: EditorState): boolean {
  const ids = new Set(selectedNodeIds(state));
  const nodes = state.history.present.nodes.filter(({ id }) => ids.has(id));
  return nodes.length > 0 && nodes.every(({ disabled }) => disabled === true);
}

function addTitle({ selectedIds, selectedEdgeIds }: EditorState): string {
  if (selectedEdgeIds.length === 1 && selectedIds.length === 0) return 'Insert a node here';
  return selectedIds.length === 1 ? 'Add a node after this' : 'Add a node';
}

/** Into the selected edge, behind the selected node, else under the pointer. */
function openPicker(context: CommandContext): void {
  const { store, nodeTypeOf } = context;
  const { selectedIds, selectedEdgeIds, history } = store.getState();
  const [edgeId] = selectedEdgeIds;
  const node = selectedIds.length === 1 ? history.present.nodes.find(({ id }) => id === selectedIds[0]) : undefined;
  const outputs = (node && nodeTypeOf(node)?.outputs) ?? [];
  const port = freeOutput(history.present.edges, node?.id, outputs);
  if (edgeId !== undefined && selectedEdgeIds.length === 1 && selectedIds.length === 0)
    open(context, { kind: 'edge', edgeId }, pointOnCanvas(context), null);
  else if (node !== undefined && port !== undefined)
    open(context, { kind: 'from', nodeId: node.id, port }, pointBehind(context, node.position), null);
  else open(context, { kind: 'free' }, pointOnCanvas(context), placeOnCanvas(context));
}

function open({ store }: CommandContext, request: PickerRequest, point: Point, position: Point | null): void {
  store.getState().openPicker({ request, point, position });
}
