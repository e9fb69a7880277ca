import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Automation } from '@switchboard/shared/automation';
import type { Graph } from '@switchboard/shared/graph';
import { nodeNamed } from '../graph/arbitrary-edits.ts';
import { createEditorStore, isUnsaved } from './editor-store.ts';
import { publishDraft, saveDraft, settleConflict, takeTheirs } from './save-draft.ts';
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
const theirs: Automation = { ...automation, revision: 7, graph: { schemaVersion: 1, nodes: [nodeNamed('theirs')], edges: [] } };

afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('saveDraft', () => {
  it('asks nothing when nothing is unsaved', async () => {
    serverAnswering();
    expect(await saveDraft(createEditorStore(automation))).toBe(true);
  });

  it('carries the revision it started from and takes the new one over', async () => {
    const store = editedStore();
    const sent = serverAnswering({ status: 200, body: { ...automation, revision: 4 } });
    expect(await saveDraft(store)).toBe(true);
    expect(sent[0]).toMatchObject({ method: 'PUT', body: { revision: 3, name: 'French visitors' } });
    expect(store.getState()).toMatchObject({ revision: 4, saveState: 'resting' });
    expect(isUnsaved(store.getState())).toBe(false);
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

describe('a colleague who saved meanwhile', () => {
  const inConflict = async () => {
    const store = editedStore();
    serverAnswering(conflict, { status: 200, body: theirs });
    expect(await saveDraft(store)).toBe(false);
    return store;
  };

  it('is not overwritten unasked', async () => {
    const store = await inConflict();
    expect(store.getState()).toMatchObject({ saveState: 'conflict', theirs: { revision: 7 } });
    expect(isUnsaved(store.getState())).toBe(true);
  });

  it('is overwritten, from the newest revision, when the user says so', async () => {
    const store = await inConflict();
    const sent = serverAnswering({ status: 200, body: { ...automation, revision: 8 } });
    const { history, name } = store.getState();
    expect(await settleConflict(store, history.present, name, 'keeping mine')).toBe(true);
    expect(sent[0]?.body).toMatchObject({ revision: 7, graph: { nodes: [{ id: 'mine' }] } });
    expect(isUnsaved(store.getState())).toBe(false);
  });

  it('is met again when a third one saves while the conflict is settled', async () => {
    const store = await inConflict();
    serverAnswering(conflict, { status: 200, body: { ...theirs, revision: 9, name: 'Another name' } });
    const { history, name } = store.getState();
    expect(await settleConflict(store, history.present, name, 'keeping mine')).toBe(false);
    expect(store.getState()).toMatchObject({ saveState: 'conflict', theirs: { revision: 9 } });
  });

  it('is merged with what is here, and undo brings back mine', async () => {
    const store = await inConflict();
    const graph: Graph = { schemaVersion: 1, nodes: [nodeNamed('theirs'), nodeNamed('mine')], edges: [] };
    const sent = serverAnswering({ status: 200, body: { ...automation, revision: 8, graph } });
    expect(await settleConflict(store, graph, 'French visitors', 'merging')).toBe(true);
    expect(sent[0]?.body).toMatchObject({ revision: 7, graph });
    store.getState().undo();
    expect(store.getState().history.present.nodes.map((node) => node.id)).toEqual(['mine']);
  });

  it('is taken over, and undo brings back what was here', async () => {
    const store = await inConflict();
    takeTheirs(store);
    expect(store.getState().history.present.nodes.map((node) => node.id)).toEqual(['theirs']);
    expect(store.getState().saveState).toBe('resting');
    expect(isUnsaved(store.getState())).toBe(false);
    store.getState().undo();
    expect(store.getState().history.present.nodes.map((node) => node.id)).toEqual(['mine']);
    expect(store.getState().revision).toBe(7);
  });

  it('is no conflict when the draft is as it was, such as when it was only paused', async () => {
    const store = editedStore();
    const paused: Automation = { ...automation, revision: 4, status: 'paused', publishedVersion: 2 };
    const sent = serverAnswering(conflict, { status: 200, body: paused }, { status: 200, body: { ...paused, revision: 5 } });
    expect(await saveDraft(store)).toBe(true);
    expect(sent[2]?.body).toMatchObject({ revision: 4 });
    expect(store.getState()).toMatchObject({ revision: 5, status: 'paused' });
  });

  it('is no conflict when both did the same', async () => {
    const store = editedStore();
    serverAnswering(conflict, { status: 200, body: { ...automation, revision: 4, graph: store.getState().history.present } });
    expect(await saveDraft(store)).toBe(true);
    expect(store.getState()).toMatchObject({ revision: 4, saveState: 'resting' });
  });

  it('is no conflict when all that was done here is in it already, with more besides', async () => {
    const store = editedStore();
    const graph: Graph = { schemaVersion: 1, nodes: [nodeNamed('mine'), nodeNamed('theirs')], edges: [] };
    serverAnswering(conflict, { status: 200, body: { ...theirs, graph } });
    expect(await saveDraft(store)).toBe(true);
    expect(store.getState()).toMatchObject({ revision: 7, saveState: 'resting', theirs: null });
    expect(store.getState().history.present.nodes.map((node) => node.id)).toEqual(['mine', 'theirs']);
  });

  it('who deleted the automation is named, and every edit is kept', async () => {
    const store = editedStore();
    serverAnswering({ status: 404, body: { ...conflict.body, status: 404, detail: 'There is none.' } });
    expect(await saveDraft(store)).toBe(false);
    expect(store.getState().saveProblem).toMatch(/deleted/);
    expect(isUnsaved(store.getState())).toBe(true);
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

  it('answers with the diagnostics of a draft that has errors', async () => {
    const diagnostics = [{ severity: 'error', code: 'no-trigger', nodeId: null, pointer: '', message: 'Nothing starts it.' }];
    serverAnswering({ status: 422, body: { ...conflict.body, status: 422, diagnostics } });
    expect(await publishDraft(createEditorStore(automation))).toEqual({ outcome: 'refused', diagnostics });
  });
});
