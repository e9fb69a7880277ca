import { describe, expect, it } from '@jest/globals';
import { effectIdOf, runIdOf } from './ids.ts';

describe('ids of what is recorded', () => {
  it('are functions of what they name', () => {
    expect(runIdOf('7', 'a-1')).toMatch(/^run_000000000007_[\w-]{22}$/);
    expect(runIdOf('7', 'a-1')).toBe(runIdOf('7', 'a-1'));
    expect(effectIdOf(runIdOf('7', 'a-1'), 'n', 'm')).toMatch(/^eff_000000000007_[\w-]{22}$/);
    const ids = [runIdOf('7', 'a-1'), runIdOf('7', 'a-2'), runIdOf('8', 'a-1'), runIdOf('', '7a-1')];
    expect(new Set(ids).size).toBe(4);
  });

  it('begin with the event, so that those of later events sort behind', () => {
    const ids = ['9', '10', '11', '200', '3000000'].map((event) => runIdOf(event, 'a-1'));
    expect(ids).toEqual([...ids].sort());
  });
});
