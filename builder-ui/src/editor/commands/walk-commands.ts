/** Walking along the connections by arrow keys, and into a node's settings. */
import { firstEdgeOf, firstNode, walk, type WalkDirection, walkFromEdge } from '../../graph/walk.ts';
import { type EditorState, shownGraph } from '../editor-store.ts';
import type { CommandContext, EditorCommand } from './command.ts';
import { connectTo } from './connect-commands.ts';
import { focusOn, goTo, goToEdge, standsOn, standsOnEdge } from './stand.ts';

const hasNodes = (state: EditorState): boolean => shownGraph(state).nodes.length > 0;

export const walkCommands: readonly EditorCommand[] = [
  walking('ahead', 'Go to what follows', 'ArrowRight'),
  walking('back', 'Go to what leads here', 'ArrowLeft'),
  walking('up', 'Go to the node above', 'ArrowUp'),
  walking('down', 'Go to the node below', 'ArrowDown'),
  {
    id: 'walk-first',
    group: 'Walk',
    title: 'Go to the first node',
    keys: ['Home'],
    where: 'canvas',
    changes: null,
    isEnabled: hasNodes,
    run: (context) => {
      const id = firstNode(shownGraph(context.store.getState()));
      if (id !== null) goTo(context, id);
    },
  },
  {
    id: 'walk-to-connection',
    group: 'Walk',
    title: 'Go to a connection of the node',
    keys: ['e'],
    where: 'canvas',
    changes: null,
    isEnabled: ({ selectedIds, selectedEdgeIds }) => selectedIds.length + selectedEdgeIds.length === 1,
    run: (context) => {
      const nodeId = standsOn(context);
      const edgeId = nodeId === null ? null : firstEdgeOf(shownGraph(context.store.getState()), nodeId);
      if (edgeId !== null) goToEdge(context, edgeId);
    },
  },
  {
    id: 'open-settings',
    group: 'Walk',
    title: ({ connectingFrom }) => (connectingFrom === null ? 'Open the settings' : 'Connect to this node'),
    keys: ['Enter'],
    where: 'canvas',
    changes: null,
    isEnabled: hasNodes,
    run: (context) => {
      const { store } = context;
      const id = standsOn(context);
      if (id === null) return;
      if (store.getState().connectingFrom !== null) {
        connectTo(context, id);
        return;
      }
      store.getState().openSettings(id);
    },
  },
  {
    id: 'toggle-selected',
    group: 'Selection',
    title: 'Add to the selection, or take from it',
    keys: [' '],
    where: 'canvas',
    changes: null,
    isEnabled: hasNodes,
    run: (context) => {
      const { selectedIds, selectedEdgeIds, select } = context.store.getState();
      const id = standsOn(context);
      if (id === null) return;
      select(selectedIds.includes(id) ? selectedIds.filter((each) => each !== id) : [...selectedIds, id], selectedEdgeIds);
    },
  },
  walkingOnly('ahead', 'ArrowRight'),
  walkingOnly('back', 'ArrowLeft'),
  walkingOnly('up', 'ArrowUp'),
  walkingOnly('down', 'ArrowDown'),
];

function walking(direction: WalkDirection, title: string, keys: string): EditorCommand {
  return {
    id: `walk-${direction}`,
    group: 'Walk',
    title,
    keys: [keys],
    where: 'canvas',
    changes: null,
    isEnabled: hasNodes,
    run: (context) => {
      const graph = shownGraph(context.store.getState());
      const edgeId = standsOnEdge(context);
      const next =
        edgeId === null ? { nodeId: walk(graph, standsOn(context), direction) } : walkFromEdge(graph, edgeId, direction);
      if (next === null) return;
      if ('edgeId' in next) goToEdge(context, next.edgeId);
      else if (next.nodeId !== null) goTo(context, next.nodeId);
    },
  };
}

/** The focus alone goes on, so that nodes can be added to the selection that lie apart. */
function walkingOnly(direction: WalkDirection, keys: string): EditorCommand {
  return {
    ...walking(direction, `Go ${direction}, keep the selection`, `mod+${keys}`),
    id: `walk-${direction}-keeping`,
    group: 'Selection',
    run: ({ store, canvas }: CommandContext) => {
      const { selectedIds, selectedEdgeIds, select } = store.getState();
      const next = walk(shownGraph(store.getState()), standsOn({ store, canvas }), direction);
      if (next === null) return;
      focusOn(canvas.element, '.react-flow__node', next);
      // What gets the focus is selected by that.
      select(selectedIds, selectedEdgeIds);
    },
  };
}
