import { describe, expect, it } from '@jest/globals';
import type { GraphNode } from '@switchboard/shared/graph';
import type { Edit } from '../graph/edit.ts';
import { isAvailable, isOffered } from './commands/command.ts';
import { commandById, editorCommands } from './commands/commands.ts';
import { createEditorStore, isReadOnly, isUnsaved } from './editor-store.ts';
import { testAutomation } from './test-automation.ts';

const message: GraphNode = {
  id: 'n-1',
  type: 'incoming-message',
  version: 1,
  position: { x: 0, y: 0 },
  config: {},
};
const addNode: Edit = { kind: 'add-node', node: message };
const nodeName = (node: { type: string }): string => node.type;

describe('an editor of who may only look', () => {
  const looked = () => createEditorStore(testAutomation, { mayChange: false });

  it('refuses every edit, so that no draft comes to be', () => {
    const store = looked();
    const before = store.getState();
    before.edit(addNode, nodeName);
    before.setName('Mine');
    before.write('n-1');
    before.openPicker({ request: { kind: 'free' }, point: { x: 0, y: 0 }, position: null });
    before.connectFrom({ nodeId: 'n-1', port: 'out' });
    expect(store.getState()).toEqual(before);
    expect(isUnsaved(store.getState())).toBe(false);
  });

  it('takes nothing back that was done before the right to it ended, and closes what was begun', () => {
    const store = createEditorStore(testAutomation);
    store.getState().edit(addNode, nodeName);
    store.getState().write('n-1');
    store.getState().setMayChange(false);
    expect(store.getState().writingId).toBeNull();
    store.getState().undo();
    expect(store.getState().history.present.nodes).toHaveLength(1);
  });

  it('is offered looking, walking and exporting, and no command that changes something', () => {
    const state = looked().getState();
    const offered = editorCommands.filter((command) => isOffered(command, state)).map(({ id }) => id);
    expect(offered).toEqual(expect.arrayContaining(['copy', 'fit-view', 'export-draft', 'test', 'open-settings']));
    for (const id of ['undo', 'redo', 'add-node', 'remove', 'paste', 'tidy-up', 'connect', 'move-left', 'save', 'publish']) {
      expect(offered).not.toContain(id);
      expect(isAvailable(commandById(id), state)).toBe(false);
    }
  });

  it('is read only, whatever graph is shown', () => {
    expect(isReadOnly(looked().getState())).toBe(true);
    expect(isReadOnly(createEditorStore(testAutomation).getState())).toBe(false);
  });
});
