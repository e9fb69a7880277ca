import { describe, expect, it } from '@jest/globals';
import { presenceRemark, presenceWords } from './team-words.ts';

const agent = { availability: 'online', awayByItself: false, login: 'active' } as const;

describe('whether an agent is there', () => {
  it('is what was set, of those who can log in', () => {
    expect([presenceWords(agent), presenceRemark(agent)]).toEqual(['Online', null]);
    expect(presenceWords({ ...agent, availability: 'away' })).toBe('Away');
  });
  it('is never “online” of somebody who has not logged in yet, which is explained', () => {
    for (const login of ['none', 'invited'] as const) {
      expect(presenceWords({ ...agent, login })).toBe('Available');
      expect(presenceRemark({ ...agent, login })).toContain('not logged in yet');
      expect(presenceWords({ ...agent, login, availability: 'offline' })).toBe('Offline');
    }
  });
  it('says of who is away by itself why', () => {
    expect(presenceRemark({ ...agent, availability: 'away', awayByItself: true })).toContain('Away by itself');
  });
});
