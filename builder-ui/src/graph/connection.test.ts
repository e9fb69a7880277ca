import { describe, expect, it } from '@jest/globals';
import { nodeNamed } from './arbitrary-edits.ts';
import { refuseConnection } from './connection.ts';

const graph = {
  nodes: ['a', 'b', 'c'].map((id) => nodeNamed(id)),
  edges: [
    { id: '1', source: 'a', sourceHandle: 'yes', target: 'b', targetHandle: 'in' },
    { id: '2', source: 'b', sourceHandle: 'yes', target: 'c', targetHandle: 'in' },
  ],
};
const from = (source: string, target: string, sourceHandle = 'yes') => ({ source, sourceHandle, target, targetHandle: 'in' });

describe('refuseConnection', () => {
  it('lets two nodes be connected by another port', () => {
    expect(refuseConnection(graph, from('a', 'b', 'no'))).toBeNull();
    expect(refuseConnection(graph, from('a', 'c'))).toBeNull();
  });

  it('says why it refuses', () => {
    expect(refuseConnection(graph, from('a', 'a'))).toMatch('to itself');
    expect(refuseConnection(graph, from('a', 'b'))).toMatch('connected already');
    expect(refuseConnection(graph, from('c', 'a'))).toMatch('circle');
    expect(refuseConnection(graph, from('a', 'gone'))).toMatch('no longer there');
  });
});
