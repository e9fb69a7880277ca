import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Automation } from '@switchboard/shared/automation';
import type { Graph } from '@switchboard/shared/graph';
import { nodeNamed } from '../graph/arbitrary-edits.ts';
import { createEditorStore, type EditorStore, isUnsaved } from './editor-store.ts';
import type { KeptDraft } from './kept-drafts.ts';
import { resumeDraft } from './resume-draft.ts';
import { giveWay, publishDraft, saveDraft, settleConflict, takeNews, takeTheirs } from './save-draft.ts';
import { keptDraftOf } from './set-aside.ts';
import { testAutomation as automation } from './test-automation.ts';

const nodeName = () => 'Country';
const realFetch = globalThis.fetch;

/** Answers requests in turn; `sent` keeps what was asked. */
function serverAnswering(...answers: { status: number; body: unknown; before?: () => void }[]) {
  const sent: { method: string; body: { revision?: number; graph?: unknown } | undefined }[] = [];
  globalThis.fetch = jest.fn(async (_url: unknown, init?: RequestInit) => {
    sent.push({ method: init?.method ?? 'GET', body: init?.body === undefined ? undefined : JSON.parse(String(init.body)) });
    const answer = answers.shift();
    if (answer === undefined) throw new Error('One request too many.');
    answer.before?.();
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  }) as typeof globalThis.fetch;
  return sent;
}

function editedStore() {
  const store = createEditorStore(automation);
  store.getState().edit({ kind: 'add-node', node: nodeNamed('mine') }, nodeName);
  return store;
}
const conflict = {
  status: 409,
  body: { type: 'x', title: 'Conflict', status: 409, detail: 'Somebody saved meanwhile.', instance: '/' },
};
const graphOf = (...nodes: Graph['nodes']): Graph => ({ schemaVersion: 1, nodes, edges: [] });
const idsOf = (store: EditorStore): string[] => store.getState().history.present.nodes.map(({ id }) => id);
const namesOf = (store: EditorStore) => store.getState().history.present.nodes.map(({ name }) => name);

afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('saveDraft', () => {
  it('asks nothing when nothing is unsaved', async () => {
    serverAnswering();
    expect(await saveDraft(createEditorStore(automation))).toBe(true);
  });

  it('sends nothing for who may not change it any more, and what is kept of theirs gives way to what the server has', async () => {
    serverAnswering();
    const store = editedStore();
    store.getState().setMayChange(false);
    expect(await saveDraft(store)).toBe(false);
    store.setState({ isKept: false });
    await giveWay(store, automation);
    expect(idsOf(store)).toEqual(['mine']);
    store.setState({ isKept: true });
    await giveWay(store, { ...automation, revision: 4, graph: graphOf(nodeNamed('theirs')) });
    expect(idsOf(store)).toEqual(['theirs']);
    expect(isUnsaved(store.getState())).toBe(false);
    expect(store.getState()).toMatchObject({ revision: 4, saveState: 'resting', history: { past: [] } });
  });

  it('carries the revision it started from and takes the new one over', async () => {
    const store = editedStore();
    const sent = serverAnswering({ status: 200, body: { ...automation, revision: 4 } });
    expect(await saveDraft(store)).toBe(true);
    expect(sent[0]).toMatchObject({ method: 'PUT', body: { revision: 3, name: 'French visitors' } });
    expect(store.getState()).toMatchObject({ revision: 4, saveState: 'resting' });
    expect(isUnsaved(store.getState())).toBe(false);
  });

  it('saves once when it is asked for twice, and what was done meanwhile after that', async () => {
    const store = editedStore();
    const sent = serverAnswering(
      { status: 200, body: { ...automation, revision: 4 }, before: () => add(store, 'later') },
      { status: 200, body: { ...automation, revision: 5 } },
    );
    expect(await Promise.all([saveDraft(store), saveDraft(store), saveDraft(store)])).toEqual([true, true, true]);
    expect(sent.map(({ body }) => body?.revision)).toEqual([3, 4]);
  });

  it('leaves an edit made meanwhile unsaved', async () => {
    const store = editedStore();
    serverAnswering({
      status: 200,
      body: { ...automation, revision: 4 },
      before: () => store.getState().edit({ kind: 'add-node', node: nodeNamed('later') }, nodeName),
    });
    await saveDraft(store);
    expect(isUnsaved(store.getState())).toBe(true);
  });

  it('says why it failed, and keeps every edit', async () => {
    const store = editedStore();
    serverAnswering({ status: 503, body: { ...conflict.body, status: 503, detail: 'The database is away.' } });
    expect(await saveDraft(store)).toBe(false);
    expect(store.getState()).toMatchObject({ saveState: 'offline', saveProblem: 'The database is away.' });
    expect(store.getState().history.present.nodes).toHaveLength(1);
  });
});

/** An automation that several draw, each in a store of their own: it takes the newest revision only, as the server does. */
function sharedServer(from: Automation) {
  let kept = from;
  let isAnswerLost = false;
  globalThis.fetch = jest.fn(async (_url: unknown, init?: RequestInit) => {
    if (init?.method !== 'PUT') return new Response(JSON.stringify(kept));
    const { revision, ...draft } = JSON.parse(String(init.body));
    if (revision !== kept.revision) return new Response(JSON.stringify(conflict.body), { status: 409 });
    kept = { ...kept, ...draft, revision: revision + 1 };
    if (!isAnswerLost) return new Response(JSON.stringify(kept));
    isAnswerLost = false;
    throw new TypeError('Failed to fetch');
  }) as typeof globalThis.fetch;
  return {
    kept: () => kept,
    loseNextAnswer: () => {
      isAnswerLost = true;
    },
  };
}
const add = (store: EditorStore, id: string) => store.getState().edit({ kind: 'add-node', node: nodeNamed(id) }, nodeName);
const rename = (store: EditorStore, nodeId: string, name: string) =>
  store.getState().edit({ kind: 'rename', nodeId, name }, nodeName);

describe('two who draw at once', () => {
  it('end with what both did, however their saves meet', async () => {
    const server = sharedServer(automation);
    const stores = [createEditorStore(automation), createEditorStore(automation)];
    for (let round = 0; round < 6; round += 1) {
      for (const [index, store] of stores.entries()) add(store, `${index}-${round}`);
      await Promise.all(stores.map((store) => saveDraft(store)));
      for (const store of stores) takeNews(store, server.kept());
    }
    for (const store of stores) {
      expect(idsOf(store).toSorted()).toEqual(
        server
          .kept()
          .graph.nodes.map(({ id }) => id)
          .toSorted(),
      );
      expect(isUnsaved(store.getState())).toBe(false);
    }
    expect(server.kept().graph.nodes).toHaveLength(12);
  });

  it('take back their own edits alone', async () => {
    const server = sharedServer(automation);
    const [mine, other] = [createEditorStore(automation), createEditorStore(automation)];
    add(mine, 'first');
    await saveDraft(mine);
    add(mine, 'second');
    takeNews(other, server.kept());
    add(other, 'theirs');
    other.getState().setName('By both');
    await saveDraft(other);
    await saveDraft(mine);
    expect(idsOf(mine).toSorted()).toEqual(['first', 'second', 'theirs']);
    expect(mine.getState().name).toBe('By both');
    mine.getState().undo();
    expect(idsOf(mine).toSorted()).toEqual(['first', 'theirs']);
    mine.getState().undo();
    expect(idsOf(mine)).toEqual(['theirs']);
    mine.getState().redo();
    mine.getState().redo();
    expect(idsOf(mine).toSorted()).toEqual(['first', 'second', 'theirs']);
    expect(mine.getState().name).toBe('By both');
    expect(await saveDraft(mine)).toBe(true);
  });

  it('keep what they have selected when the other’s save comes in', async () => {
    const server = sharedServer({ ...automation, graph: graphOf(nodeNamed('a')) });
    const [mine, other] = [createEditorStore(server.kept()), createEditorStore(server.kept())];
    mine.getState().select(['a']);
    add(other, 'b');
    await saveDraft(other);
    takeNews(mine, server.kept());
    expect(idsOf(mine)).toEqual(['a', 'b']);
    expect(mine.getState().selectedIds).toEqual(['a']);
  });

  it('are not published unseen by one another', async () => {
    const server = sharedServer(automation);
    const [mine, other] = [createEditorStore(automation), createEditorStore(automation)];
    add(other, 'theirs');
    await saveDraft(other);
    add(mine, 'mine');
    expect(await publishDraft(mine)).toEqual({ outcome: 'overtaken' });
    expect(server.kept().graph.nodes.map(({ id }) => id)).toEqual(['theirs', 'mine']);
  });
});

describe('a save whose answer was lost', () => {
  const named = { ...automation, graph: graphOf({ ...nodeNamed('a'), name: 'As it was' }) };
  const lost = async (server: ReturnType<typeof sharedServer>) => {
    const store = createEditorStore(named);
    rename(store, 'a', 'Sent');
    server.loseNextAnswer();
    expect(await saveDraft(store)).toBe(false);
    expect(store.getState().saveState).toBe('offline');
    return store;
  };

  it('is one’s own when it is met, whatever was changed since', async () => {
    const server = sharedServer(named);
    const store = await lost(server);
    rename(store, 'a', 'Changed since');
    expect(await saveDraft(store)).toBe(true);
    expect(server.kept()).toMatchObject({ revision: 5, graph: { nodes: [{ name: 'Changed since' }] } });
    expect(store.getState()).toMatchObject({ saveState: 'resting', theirs: null });
  });

  it('is one’s own after the page was loaded anew, too', async () => {
    const server = sharedServer(named);
    const before = await lost(server);
    rename(before, 'a', 'Changed since');
    const kept: KeptDraft = keptDraftOf(before.getState(), 'agent', 'unsent');
    const store = createEditorStore(server.kept());
    resumeDraft(store, [{ key: 'k', draft: JSON.parse(JSON.stringify(kept)) }]);
    expect(await saveDraft(store)).toBe(true);
    expect(server.kept().graph.nodes[0]?.name).toBe('Changed since');
  });

  it('is taken back on the server, too, when it is undone', async () => {
    const server = sharedServer(named);
    const store = await lost(server);
    store.getState().undo();
    expect(isUnsaved(store.getState())).toBe(true);
    takeNews(store, server.kept());
    expect(namesOf(store)).toEqual(['As it was']);
    expect(await saveDraft(store)).toBe(true);
    expect(server.kept().graph.nodes[0]?.name).toBe('As it was');
    expect(isUnsaved(store.getState())).toBe(false);
  });

  it('was not, when it never arrived', async () => {
    serverAnswering(
      { status: 503, body: { ...conflict.body, status: 503 } },
      { status: 200, body: { ...automation, revision: 4 } },
    );
    const store = editedStore();
    expect(await saveDraft(store)).toBe(false);
    store.getState().undo();
    expect(await saveDraft(store)).toBe(true);
    expect(store.getState()).toMatchObject({ revision: 4, sent: [], saveState: 'resting' });
  });
});

describe('a colleague who changed the same meanwhile', () => {
  const shared: Automation = { ...automation, graph: graphOf(nodeNamed('shared')) };
  const theirs: Automation = {
    ...shared,
    revision: 7,
    graph: graphOf({ ...nodeNamed('shared'), name: 'Theirs' }),
  };
  const inConflict = async () => {
    const store = createEditorStore(shared);
    rename(store, 'shared', 'Mine');
    serverAnswering(conflict, { status: 200, body: theirs });
    expect(await saveDraft(store)).toBe(false);
    return store;
  };

  it('is not overwritten unasked', async () => {
    const store = await inConflict();
    expect(store.getState()).toMatchObject({ saveState: 'conflict', theirs: { revision: 7 } });
    expect(isUnsaved(store.getState())).toBe(true);
  });

  it('is asked about, too, when both named the automation', async () => {
    const store = createEditorStore(shared);
    store.getState().setName('My name');
    serverAnswering(conflict, { status: 200, body: { ...shared, revision: 7, name: 'Their name' } });
    expect(await saveDraft(store)).toBe(false);
    expect(store.getState()).toMatchObject({ saveState: 'conflict', name: 'My name' });
  });

  it('is shown with the newest that they saved', async () => {
    const store = await inConflict();
    takeNews(store, { ...theirs, revision: 8, graph: graphOf({ ...nodeNamed('shared'), name: 'Theirs again' }) });
    expect(store.getState()).toMatchObject({ saveState: 'conflict', theirs: { revision: 8 } });
    takeNews(store, { ...theirs, revision: 7 });
    expect(store.getState().theirs?.revision).toBe(8);
  });

  it('is none any more when they took it back', async () => {
    const store = await inConflict();
    const sent = serverAnswering({ status: 200, body: { ...shared, revision: 9 } });
    takeNews(store, { ...shared, revision: 8, graph: graphOf(nodeNamed('shared'), nodeNamed('more')) });
    await saveDraft(store);
    expect(sent[0]?.body).toMatchObject({ revision: 8, graph: { nodes: [{ name: 'Mine' }, { id: 'more' }] } });
    expect(store.getState()).toMatchObject({ saveState: 'resting', theirs: null });
  });

  it('is overwritten, from the newest revision, when the user says so', async () => {
    const store = await inConflict();
    const sent = serverAnswering({ status: 200, body: { ...shared, revision: 8 } });
    const { history, name } = store.getState();
    expect(await settleConflict(store, history.present, name, 'keeping mine')).toBe(true);
    expect(sent[0]?.body).toMatchObject({ revision: 7, graph: { nodes: [{ name: 'Mine' }] } });
    expect(isUnsaved(store.getState())).toBe(false);
  });

  it('is joined when it is saved once more, elsewhere, while the conflict is settled', async () => {
    const store = await inConflict();
    const again = { ...theirs, revision: 9, graph: graphOf(...theirs.graph.nodes, nodeNamed('more')) };
    const sent = serverAnswering(conflict, { status: 200, body: again }, { status: 200, body: { ...again, revision: 10 } });
    const { history, name } = store.getState();
    expect(await settleConflict(store, history.present, name, 'keeping mine')).toBe(true);
    expect(sent[2]?.body).toMatchObject({ revision: 9, graph: { nodes: [{ name: 'Mine' }, { id: 'more' }] } });
  });

  it('is met again when the same is saved once more while the conflict is settled', async () => {
    const store = await inConflict();
    const again = { ...theirs, revision: 9, graph: graphOf({ ...nodeNamed('shared'), name: 'Theirs again' }) };
    serverAnswering(conflict, { status: 200, body: again });
    const { history, name } = store.getState();
    expect(await settleConflict(store, history.present, name, 'keeping mine')).toBe(false);
    expect(store.getState()).toMatchObject({ saveState: 'conflict', theirs: { revision: 9 } });
  });

  it('is merged with what is here, and undo brings back mine', async () => {
    const store = await inConflict();
    const graph = graphOf({ ...nodeNamed('shared'), name: 'Merged' });
    const sent = serverAnswering({ status: 200, body: { ...shared, revision: 8, graph } });
    expect(await settleConflict(store, graph, 'French visitors', 'merging')).toBe(true);
    expect(sent[0]?.body).toMatchObject({ revision: 7, graph });
    store.getState().undo();
    expect(namesOf(store)).toEqual(['Mine']);
  });

  it('is taken over, and undo brings back what was here', async () => {
    const store = await inConflict();
    takeTheirs(store);
    expect(namesOf(store)).toEqual(['Theirs']);
    expect(store.getState().saveState).toBe('resting');
    expect(isUnsaved(store.getState())).toBe(false);
    store.getState().undo();
    expect(namesOf(store)).toEqual(['Mine']);
    expect(store.getState().revision).toBe(7);
  });
});

describe('what the server has by the time of a save', () => {
  it('may be as it was, such as when it was only paused', async () => {
    const store = editedStore();
    const paused: Automation = { ...automation, revision: 4, status: 'paused', publishedVersion: 2 };
    const sent = serverAnswering(conflict, { status: 200, body: paused }, { status: 200, body: { ...paused, revision: 5 } });
    expect(await saveDraft(store)).toBe(true);
    expect(sent[2]?.body).toMatchObject({ revision: 4 });
    expect(store.getState()).toMatchObject({ revision: 5, status: 'paused' });
  });

  it('may be what both did', async () => {
    const store = editedStore();
    serverAnswering(conflict, { status: 200, body: { ...automation, revision: 4, graph: store.getState().history.present } });
    expect(await saveDraft(store)).toBe(true);
    expect(store.getState()).toMatchObject({ revision: 4, saveState: 'resting' });
  });

  it('may have all that was done here, and more', async () => {
    const store = editedStore();
    const graph = graphOf(nodeNamed('mine'), nodeNamed('theirs'));
    serverAnswering(conflict, { status: 200, body: { ...automation, revision: 7, graph } });
    expect(await saveDraft(store)).toBe(true);
    expect(store.getState()).toMatchObject({ revision: 7, saveState: 'resting', theirs: null });
    expect(idsOf(store)).toEqual(['mine', 'theirs']);
  });

  it('is asked for once when a save is refused though nobody saved', async () => {
    const store = editedStore();
    serverAnswering(conflict, { status: 200, body: automation });
    expect(await saveDraft(store)).toBe(false);
    expect(store.getState()).toMatchObject({ saveState: 'failed', saveProblem: expect.stringContaining('Somebody') });
  });

  it('may be nothing, when it was deleted: what is here is sent once it is restored', async () => {
    const store = editedStore();
    serverAnswering({ status: 404, body: { ...conflict.body, status: 404, detail: 'There is none.' } });
    expect(await saveDraft(store)).toBe(false);
    expect(store.getState().saveState).toBe('gone');
    expect(isUnsaved(store.getState())).toBe(true);
    const restored = { ...automation, revision: 5 };
    const sent = serverAnswering(conflict, { status: 200, body: restored }, { status: 200, body: { ...restored, revision: 6 } });
    takeNews(store, automation);
    expect(store.getState().saveState).toBe('gone');
    takeNews(store, restored);
    await saveDraft(store);
    expect(sent[2]?.body).toMatchObject({ revision: 5, graph: { nodes: [{ id: 'mine' }] } });
    expect(store.getState().saveState).toBe('resting');
  });
});

describe('publishDraft', () => {
  it('saves first, then publishes that revision', async () => {
    const store = editedStore();
    const saved = { ...automation, revision: 4, graph: store.getState().history.present };
    const published = { ...saved, revision: 5, status: 'published', publishedVersion: 1 };
    const sent = serverAnswering(
      { status: 200, body: saved },
      { status: 200, body: { version: 1 } },
      { status: 200, body: published },
    );
    expect(await publishDraft(store)).toEqual({ outcome: 'published', version: 1 });
    expect(sent.map(({ method, body }) => [method, body?.revision])).toEqual([
      ['PUT', 3],
      ['POST', 4],
      ['GET', undefined],
    ]);
    expect(store.getState()).toMatchObject({ status: 'published', publishedVersion: 1, revision: 5 });
  });

  it('leaves it to the store to say why what could not be saved first is not published', async () => {
    const store = editedStore();
    serverAnswering({ status: 403, body: { ...conflict.body, status: 403, detail: 'You may not change this.' } });
    expect(await publishDraft(store)).toEqual({ outcome: 'unsaved' });
    expect(store.getState()).toMatchObject({ saveState: 'failed', saveProblem: 'You may not change this.' });
  });

  it('knows by the answer that the automation was deleted', async () => {
    const store = createEditorStore(automation);
    serverAnswering({ status: 404, body: { ...conflict.body, status: 404, detail: 'There is no automation au_1.' } });
    expect(await publishDraft(store)).toEqual({ outcome: 'unsaved' });
    expect(store.getState().saveState).toBe('gone');
  });

  it('answers with the diagnostics of a draft that has errors', async () => {
    const diagnostics = [{ severity: 'error', code: 'no-trigger', nodeId: null, pointer: '', message: 'Nothing starts it.' }];
    serverAnswering({ status: 422, body: { ...conflict.body, status: 422, diagnostics } });
    expect(await publishDraft(createEditorStore(automation))).toEqual({ outcome: 'refused', diagnostics });
  });
});
