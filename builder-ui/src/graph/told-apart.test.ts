import { describe, expect, it } from '@jest/globals';
import { nodeNamed } from './arbitrary-edits.ts';
import { toldApart } from './told-apart.ts';

describe('toldApart', () => {
  it('numbers nodes that are called the same, and leaves the others as they are', () => {
    const nodes = [nodeNamed('a', 'Country'), nodeNamed('b', 'Agent email'), nodeNamed('c', 'Country')];
    expect([...toldApart(nodes, ({ type }) => type)].toSorted()).toEqual([
      ['a', 'Country (1)'],
      ['b', 'Agent email'],
      ['c', 'Country (2)'],
    ]);
  });
});
