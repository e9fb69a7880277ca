import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyGraph } from './arbitrary-graph.ts';
import { sourcesOf, targetsOf } from './connectable.ts';
import { refuseConnection } from './connection.ts';

const filterPorts = () => ({ inputs: ['in'], outputs: ['yes', 'no'] });

describe('what a port can be connected to', () => {
  it('is, either way, exactly what no reason speaks against', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const [node] = graph.nodes;
        if (node === undefined) return;
        const targets = targetsOf(graph, node.id, 'no', filterPorts).map(({ connection }) => connection);
        const all = graph.nodes.map(({ id }) => ({ source: node.id, sourceHandle: 'no', target: id, targetHandle: 'in' }));
        expect(targets).toEqual(all.filter((connection) => refuseConnection(graph, connection) === null));
        const sources = sourcesOf(graph, node.id, 'in', filterPorts).map(({ connection }) => connection);
        const into = graph.nodes.flatMap(({ id }) =>
          ['yes', 'no'].map((port) => ({ source: id, sourceHandle: port, target: node.id, targetHandle: 'in' })),
        );
        expect(sources).toEqual(into.filter((connection) => refuseConnection(graph, connection) === null));
      }),
    );
  });
});
