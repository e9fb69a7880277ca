import { describe, expect, it } from '@jest/globals';
import { actionWords, actorName, detailLine, subjectLine } from './audit-words.ts';

describe('the words of the audit', () => {
  it('name an action, and show one not known as it is written', () => {
    expect(actionWords('agent.create')).toBe('Created an agent');
    expect(actionWords('moon.rise')).toBe('moon.rise');
  });
  it('name who did it, the environment included', () => {
    expect(actorName({ by: 'a_1', byName: 'Marie' })).toBe('Marie');
    expect(actorName({ by: 'environment', byName: null })).toContain('environment');
    expect(actorName({ by: 'a_1', byName: null })).toBe('a_1');
  });
  it('name what was changed once, and nobody twice', () => {
    const entry = { by: 'a_1', subject: 'g_1', subjectName: 'French', detail: { permission: 'agents' } };
    expect(subjectLine(entry)).toBe('French · permission: agents');
    expect(subjectLine({ ...entry, detail: { name: 'French', permission: 'agents' } })).toBe('name: French, permission: agents');
    expect(subjectLine({ ...entry, subjectName: null, detail: null })).toBe('g_1');
    expect(subjectLine({ by: 'a_1', subject: 'a_1', subjectName: 'Ana', detail: null })).toBe('');
  });
  it('put what changed into a line', () => {
    expect(detailLine({ name: 'Marie', languages: ['fr'], limit: null })).toBe('name: Marie, languages: ["fr"]');
    expect(detailLine(null)).toBe('');
  });
});
