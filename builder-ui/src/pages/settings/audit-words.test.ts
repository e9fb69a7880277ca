import { describe, expect, it } from '@jest/globals';
import { actionWords, actorName, subjectLine } from './audit-words.ts';

describe('the words of the audit', () => {
  it('name an action, and show one not known as it is written', () => {
    expect(actionWords('agent.create')).toBe('Created an agent');
    expect(actionWords('moon.rise')).toBe('moon.rise');
  });
  it('name who did it, the environment included', () => {
    expect(actorName({ by: 'a_1', byName: 'Marie' })).toBe('Marie');
    expect(actorName({ by: 'environment', byName: null })).toContain('environment');
    expect(actorName({ by: 'a_1', byName: null })).toBe('a_1');
    expect(actorName({ by: 'not-logged-in', byName: null })).toBe('Somebody, not logged in');
  });
  it('name what was changed once, and nobody twice', () => {
    const line = (subject: string, detail: unknown) =>
      subjectLine({ by: 'a_1', action: 'group.save', subject, subjectName: 'French', detail }, () => null);
    expect(line('g_1', { permission: 'agents' })).toBe('French · Permission: Agents');
    expect(line('g_1', { name: 'French', permission: 'agents' })).toBe('French · Permission: Agents');
    expect(line('a_1', { permission: 'agents' })).toBe('Permission: Agents');
    expect(line('a_1', null)).toBe('');
  });
  it('say what something was when it is gone without a name', () => {
    const line = (action: string, subject: string) =>
      subjectLine({ by: 'k_1', action, subject, subjectName: null, detail: null }, () => null);
    expect(line('group.save', 'g_1')).toBe('a deleted group');
    expect(line('person.save', 'per1')).toBe('an erased person');
    expect(line('automation.ordered', 'automations')).toBe('');
    expect(line('moon.rise', 'm_1')).toBe('m_1');
  });
});
