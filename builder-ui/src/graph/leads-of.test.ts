import { describe, expect, it } from '@jest/globals';
import { edgeNamed, nodeNamed } from './arbitrary-edits.ts';
import { leadsOf } from './leads-of.ts';
import { toldApart } from './told-apart.ts';

describe('leadsOf', () => {
  it('tells apart what is called the same at the ends, and says what is gone', () => {
    const nodes = [nodeNamed('a', 'Country'), nodeNamed('b', 'Country'), nodeNamed('c', 'Country')];
    const edges = [edgeNamed('1', 'a', 'b'), edgeNamed('2', 'a', 'c', 'no'), edgeNamed('3', 'b', 'c'), edgeNamed('4', 'a', 'd')];
    const names = toldApart(nodes, ({ type }) => type);
    expect(leadsOf({ edges }, 'a', names)).toEqual([
      { edgeId: '1', port: 'yes', targetId: 'b', targetName: 'Country (2)' },
      { edgeId: '2', port: 'no', targetId: 'c', targetName: 'Country (3)' },
      { edgeId: '4', port: 'yes', targetId: 'd', targetName: 'a node that is gone' },
    ]);
  });
});
