import { describe, expect, it } from '@jest/globals';
import { moveId } from './move-id.ts';

describe('moveId', () => {
  it('moves one place up', () => {
    expect(moveId(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  });

  it('moves one place down', () => {
    expect(moveId(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  });

  it('leaves the first where it is when it is to move up', () => {
    expect(moveId(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  });

  it('leaves everything as it is for an id that is gone', () => {
    expect(moveId(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
  });
});
