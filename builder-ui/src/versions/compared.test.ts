import { describe, expect, it } from '@jest/globals';
import { readCompared } from './compared.ts';

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
