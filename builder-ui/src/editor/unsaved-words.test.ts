import { describe, expect, it } from '@jest/globals';
import { unsavedWords } from './unsaved-words.ts';

describe('unsavedWords', () => {
  it('says why the draft could not be saved, as it was answered', () => {
    const saveProblem = 'You may not change this.';
    expect(unsavedWords({ saveState: 'failed', saveProblem })).toBe('the draft could not be saved. You may not change this.');
    expect(unsavedWords({ saveState: 'offline', saveProblem: null })).toBe('the draft could not be saved.');
  });

  it('says of a deleted automation, and of one that both changed, what became of it, without ids', () => {
    expect(unsavedWords({ saveState: 'gone', saveProblem: 'There is none with the id au_1.' })).toBe(
      'this automation was deleted.',
    );
    expect(unsavedWords({ saveState: 'conflict', saveProblem: null })).toContain('a colleague changed the same');
  });
});
