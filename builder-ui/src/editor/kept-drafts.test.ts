import { describe, expect, it } from '@jest/globals';
import { memoryStorage } from '../app/memory-storage.ts';
import { nodeNamed } from '../graph/arbitrary-edits.ts';
import { forgetDraft, type KeptDraft, keepDraft, keptDrafts, setDraftAside, unsentKey } from './kept-drafts.ts';

const graph = { schemaVersion: 1 as const, nodes: [nodeNamed('a')], edges: [] };
const draft = (at: string, why: KeptDraft['why'] = 'unsent'): KeptDraft => ({
  automationId: 'au-1',
  agentId: 'a-1',
  name: 'French',
  graph,
  base: { revision: 3, name: 'French', graph: { ...graph, nodes: [] } },
  at,
  why,
});

describe('kept drafts', () => {
  it('are found again, the newest first, by their automation and author alone', () => {
    const storage = memoryStorage();
    keepDraft(storage, unsentKey('au-1', 'a-1'), draft('2026-11-25T10:00:00Z'));
    setDraftAside(storage, draft('2026-11-25T11:00:00Z', 'theirs'));
    keepDraft(storage, unsentKey('au-2', 'a-1'), { ...draft('2026-11-25T12:00:00Z'), automationId: 'au-2' });
    expect(keptDrafts(storage, 'au-1', 'a-1').map(({ draft: { why } }) => why)).toEqual(['theirs', 'unsent']);
    expect(keptDrafts(storage, 'au-1', 'a-2')).toEqual([]);
  });

  it('of two people on the same page are kept beside each other', () => {
    const storage = memoryStorage();
    for (const agentId of ['a-1', 'a-2'])
      keepDraft(storage, unsentKey('au-1', agentId), { ...draft('2026-11-25T10:00:00Z'), agentId });
    for (const agentId of ['a-1', 'a-2']) expect(keptDrafts(storage, 'au-1', agentId)).toHaveLength(1);
  });

  it('are forgotten by their key', () => {
    const storage = memoryStorage();
    keepDraft(storage, unsentKey('au-1', 'a-1'), draft('2026-11-25T10:00:00Z'));
    forgetDraft(storage, unsentKey('au-1', 'a-1'));
    expect(keptDrafts(storage, 'au-1', 'a-1')).toEqual([]);
  });

  it('that were set aside are the newest five, whatever is unsent', () => {
    const storage = memoryStorage();
    keepDraft(storage, unsentKey('au-1', 'a-1'), draft('2026-11-25T09:00:00Z'));
    for (let hour = 10; hour < 18; hour += 1) setDraftAside(storage, draft(`2026-11-25T${hour}:00:00Z`, 'mine'));
    const kept = keptDrafts(storage, 'au-1', 'a-1').map(({ draft: { at } }) => at.slice(11, 13));
    expect(kept).toEqual(['17', '16', '15', '14', '13', '09']);
  });

  it('say when the storage has no room', () => {
    expect(keepDraft(memoryStorage(10), unsentKey('au-1', 'a-1'), draft('2026-11-25T10:00:00Z'))).toBe(false);
  });

  it('leave alone what they cannot read', () => {
    const storage = memoryStorage();
    storage.setItem(unsentKey('au-1', 'a-1'), '{"half');
    storage.setItem(`${unsentKey('au-1', 'a-1')}x`, '{"automationId":"au-1","agentId":"a-1","at":"x"}');
    expect(keptDrafts(storage, 'au-1', 'a-1')).toEqual([]);
  });
});
