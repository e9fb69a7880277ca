import { describe, expect, it } from '@jest/globals';
import { notThereWords, readCompared } from './compared.ts';

const read = (query: string, latest: number | null) => readCompared(new URLSearchParams(query), latest);

describe('readCompared', () => {
  it('shows the draft beside the newest version when nothing is asked for', () => {
    expect(read('', 3)).toEqual({ from: 3, to: 'draft' });
    expect(read('', null)).toEqual({ from: null, to: 'draft' });
  });

  it('shows a version beside the one before it', () => {
    expect(read('to=3', 4)).toEqual({ from: 2, to: 3 });
    expect(read('to=1', 4)).toEqual({ from: null, to: 1 });
  });

  it('shows any two, in whichever order', () => {
    expect(read('from=1&to=draft', 4)).toEqual({ from: 1, to: 'draft' });
    expect(read('from=draft&to=2', 4)).toEqual({ from: 'draft', to: 2 });
  });

  it('takes what cannot be, or is not there, for not asked', () => {
    expect(read('from=zero&to=99', 4)).toEqual({ from: 4, to: 'draft' });
  });
});

describe('notThereWords', () => {
  const words = (query: string, latest: number | null) => notThereWords(new URLSearchParams(query), latest);

  it('says which version an address names that is not there, and what is seen instead', () => {
    expect(words('to=99&from=77', 2)).toBe(
      'There is no version 99 of this automation; the address may be mistyped. This is the draft.',
    );
    expect(words('to=2&from=77', 2)).toBe(
      'There is no version 77 of this automation; the address may be mistyped. This is compared with what came before.',
    );
    expect(words('to=1', null)).toMatch(/^There is no version 1 /);
  });

  it('says nothing when all is there, or nothing is asked for', () => {
    expect(words('to=2&from=draft', 2)).toBeNull();
    expect(words('', null)).toBeNull();
  });
});
