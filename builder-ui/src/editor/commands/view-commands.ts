/** What of the canvas is seen. */
import { fitViewOptions, moveMs } from '../use-bring-into-view.ts';
import { shownGraph } from '../editor-store.ts';
import type { EditorCommand } from './command.ts';

export const viewCommands: readonly EditorCommand[] = [
  {
    id: 'toggle-outline',
    group: 'View',
    title: ({ view }) => (view === 'canvas' ? 'Show the outline' : 'Show the canvas'),
    keys: ['alt+o'],
    where: 'editor',
    changes: null,
    isEnabled: () => true,
    run: ({ store }) => store.getState().setView(store.getState().view === 'canvas' ? 'outline' : 'canvas'),
  },
  {
    id: 'show-shortcuts',
    group: 'View',
    title: 'Keyboard shortcuts',
    keys: ['?'],
    where: 'canvas',
    changes: null,
    isEnabled: () => true,
    run: ({ store }) => store.getState().openSheet(true),
  },
  {
    id: 'fit-view',
    group: 'View',
    title: 'Zoom to fit',
    keys: ['shift+1'],
    where: 'canvas',
    changes: null,
    isEnabled: (state) => shownGraph(state).nodes.length > 0,
    run: ({ flow }) => void flow.fitView({ ...fitViewOptions, duration: moveMs() }),
  },
  {
    id: 'zoom-to-selection',
    group: 'View',
    title: 'Zoom to selection',
    keys: ['shift+2'],
    where: 'canvas',
    changes: null,
    isEnabled: ({ selectedIds }) => selectedIds.length > 0,
    run: ({ flow, store }) => {
      const nodes = store.getState().selectedIds.map((id) => ({ id }));
      void flow.fitView({ ...fitViewOptions, nodes, duration: moveMs() });
    },
  },
  {
    id: 'zoom-to-actual-size',
    group: 'View',
    title: 'Zoom to 100 %',
    keys: ['shift+0'],
    where: 'canvas',
    changes: null,
    isEnabled: () => true,
    run: ({ flow }) => void flow.zoomTo(1, { duration: moveMs() }),
  },
  {
    id: 'zoom-in',
    group: 'View',
    title: 'Zoom in',
    keys: ['+', '='],
    where: 'canvas',
    changes: null,
    isEnabled: () => true,
    run: ({ flow }) => void flow.zoomIn({ duration: moveMs() }),
  },
  {
    id: 'zoom-out',
    group: 'View',
    title: 'Zoom out',
    keys: ['-'],
    where: 'canvas',
    changes: null,
    isEnabled: () => true,
    run: ({ flow }) => void flow.zoomOut({ duration: moveMs() }),
  },
];
