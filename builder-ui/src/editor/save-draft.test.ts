import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Automation } from '@switchboard/shared/automation';
import { nodeNamed } from '../graph/arbitrary-edits.ts';
import { createEditorStore, isUnsaved } from './editor-store.ts';
import { loadTheirs, overwriteTheirs, publishDraft, saveDraft } from './save-draft.ts';

const automation: Automation = {
  id: 'au-1',
  name: 'French visitors',
  description: '',
  status: 'draft',
  revision: 3,
  graph: { schemaVersion: 1, nodes: [], edges: [] },
  publishedVersion: null,
  createdAt: '2026-11-22T10:00:00Z',
  updatedAt: '2026-11-22T10:00:00Z',
};
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
    expect(store.getState()).toMatchObject({ saveState: 'failed', saveProblem: 'The database is away.' });
    expect(store.getState().history.present.nodes).toHaveLength(1);
  });
});

describe('a colleague who saved meanwhile', () => {
  it('is not overwritten unasked', async () => {
    const store = editedStore();
    serverAnswering(conflict);
    expect(await saveDraft(store)).toBe(false);
    expect(store.getState().saveState).toBe('conflict');
    expect(isUnsaved(store.getState())).toBe(true);
  });

  it('is overwritten, from the newest revision, when the user says so', async () => {
    const store = editedStore();
    const sent = serverAnswering({ status: 200, body: theirs }, { status: 200, body: { ...automation, revision: 8 } });
    expect(await overwriteTheirs(store)).toBe(true);
    expect(sent[1]?.body).toMatchObject({ revision: 7, graph: { nodes: [{ id: 'mine' }] } });
    expect(isUnsaved(store.getState())).toBe(false);
  });

  it('is taken over, and undo brings back what was here', async () => {
    const store = editedStore();
    serverAnswering({ status: 200, body: theirs });
    await loadTheirs(store);
    expect(store.getState().history.present.nodes.map((node) => node.id)).toEqual(['theirs']);
    expect(isUnsaved(store.getState())).toBe(false);
    store.getState().undo();
    expect(store.getState().history.present.nodes.map((node) => node.id)).toEqual(['mine']);
    expect(store.getState().revision).toBe(7);
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
