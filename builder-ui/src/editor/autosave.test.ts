import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { nodeNamed } from '../graph/arbitrary-edits.ts';
import { startAutosave } from './autosave.ts';
import { createEditorStore, type EditorStore, type SaveState } from './editor-store.ts';
import { testAutomation as automation } from './test-automation.ts';

let edits = 0;
const edit = (store: EditorStore): void => {
  edits += 1;
  store.getState().edit({ kind: 'add-node', node: nodeNamed(`n${edits}`) }, () => 'Country');
};

function watched(outcomes: SaveState[] = [], hasRoom = true) {
  const store = createEditorStore(automation);
  const calls: string[] = [];
  const autosave = startAutosave({
    store,
    save: async () => {
      const outcome = outcomes.shift() ?? 'resting';
      calls.push(`save ${outcome}`);
      const { name, history } = store.getState();
      if (outcome === 'resting') store.getState().saved(automation, { name, graph: history.present });
      else store.getState().setSaveState(outcome);
      return outcome === 'resting';
    },
    keep: () => calls.push('keep') > 0 && hasRoom,
    forget: () => calls.push('forget'),
  });
  return { store, calls, autosave };
}
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe('autosave', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('keeps an edit in the browser, sends it a second later, and forgets it then', async () => {
    const { store, calls } = watched();
    edit(store);
    await pass(999);
    expect(calls).toEqual(['keep']);
    await pass(1);
    expect(calls).toEqual(['keep', 'save resting', 'forget']);
  });

  it('sends at the latest five seconds after the first edit, however long edits go on', async () => {
    const { store, calls } = watched();
    for (let at = 0; at < 5_000; at += 500) {
      edit(store);
      await pass(500);
    }
    expect(calls.filter((call) => call.startsWith('save'))).toEqual(['save resting']);
  });

  it('asks again after longer and longer pauses while there is no connection, and at once when there is one', async () => {
    const { store, calls, autosave } = watched(['offline', 'offline', 'offline']);
    edit(store);
    await pass(1_000 + 2_000 + 4_000 - 1);
    expect(calls.filter((call) => call === 'save offline')).toHaveLength(2);
    await pass(1);
    expect(calls.filter((call) => call === 'save offline')).toHaveLength(3);
    edit(store);
    await pass(1_500);
    expect(calls.filter((call) => call.startsWith('save'))).toHaveLength(3);
    autosave.flush();
    await pass(0);
    expect(calls.slice(-2)).toEqual(['save resting', 'forget']);
  });

  it('leaves what was refused, collides or is of a deleted automation until the next edit or the reader’s choice', async () => {
    for (const outcome of ['failed', 'conflict', 'gone'] as const) {
      const { store, calls } = watched([outcome]);
      edit(store);
      await pass(60_000);
      expect(calls).toEqual(['keep', `save ${outcome}`]);
      edit(store);
      await pass(2_000);
      expect(calls.includes('save resting')).toBe(outcome === 'failed');
    }
  });

  it('keeps at once when the page goes away, and says when it cannot', async () => {
    const { store, calls, autosave } = watched();
    expect(autosave.keepNow()).toBe(true);
    expect(calls).toEqual([]);
    edit(store);
    expect(autosave.keepNow()).toBe(true);
    expect(calls).toEqual(['keep']);
  });

  it('notes that what is unsaved could not be kept, until it is saved or there is room', async () => {
    const { store } = watched(['offline'], false);
    edit(store);
    expect(store.getState().isKept).toBe(true);
    await pass(1_000);
    expect(store.getState()).toMatchObject({ saveState: 'offline', isKept: false });
    await pass(2_000);
    expect(store.getState()).toMatchObject({ saveState: 'resting', isKept: true });
  });

  it('forgets what was kept of edits that were taken back, so that it never comes back over what is saved', async () => {
    const { store, calls, autosave } = watched();
    edit(store);
    await pass(1_000);
    calls.length = 0;
    store.getState().undo();
    await pass(300);
    expect(calls).toEqual(['keep']);
    store.getState().redo();
    expect(calls).toEqual(['keep', 'forget']);
    expect(autosave.keepNow()).toBe(true);
    autosave.stop();
    await pass(10_000);
    expect(calls).toEqual(['keep', 'forget']);
  });

  it('sends the next edit after one that had no connection was taken back', async () => {
    const { store, calls } = watched(['offline']);
    edit(store);
    await pass(1_000);
    store.getState().undo();
    expect(store.getState().saveState).toBe('resting');
    edit(store);
    await pass(1_000);
    expect(calls.slice(-2)).toEqual(['save resting', 'forget']);
  });

  it('sends once more what was taken back while it was on its way', async () => {
    const { store, calls, autosave } = watched();
    edit(store);
    store.setState({ sent: ['on its way'] });
    store.getState().undo();
    autosave.stop();
    await pass(0);
    expect(calls).toEqual(['keep', 'save resting', 'forget']);
  });

  it('forgets nothing that was not sent when it stops, though the draft gave way to the server’s since', async () => {
    const { store, calls, autosave } = watched(['failed']);
    edit(store);
    autosave.stop();
    store.getState().letGo();
    await pass(0);
    expect(calls).toEqual(['keep', 'save failed']);
  });

  it('sends what is unsent when the editor is left', async () => {
    const { store, calls, autosave } = watched();
    edit(store);
    autosave.stop();
    await pass(0);
    expect(calls).toEqual(['keep', 'save resting', 'forget']);
  });
});
