import { describe, expect, it } from '@jest/globals';
import { edgeNamed } from './arbitrary-edits.ts';
import { edgeCounts, shortCount } from './edge-marks.ts';

const edge = (id: string, source: string, sourceHandle: string, target: string) => edgeNamed(id, source, target, sourceHandle);

describe('edgeCounts', () => {
  const published = { edges: [edge('1', 't', 'out', 'c'), edge('2', 'c', 'yes', 'a'), edge('3', 'c', 'yes', 'b')] };
  const items = [
    { nodeId: 't', port: 'out', count: 9 },
    { nodeId: 'c', port: 'yes', count: 4 },
  ];

  it('gives every edge from a port the port’s count', () => {
    expect([...edgeCounts(published, published, items)]).toEqual([
      ['1', 9],
      ['2', 4],
      ['3', 4],
    ]);
  });

  it('gives nothing to what is only drawn in the draft, and nought to what nothing passed', () => {
    const draft = { edges: [edge('1', 't', 'out', 'c'), edge('9', 'c', 'no', 'a')] };
    expect([...edgeCounts(draft, published, [])]).toEqual([['1', 0]]);
  });
});

describe('shortCount', () => {
  it('fits on an edge', () => {
    expect([0, 950, 12_400, 3_000_000].map(shortCount)).toEqual(['0', '950', '12.4K', '3M']);
  });
});
