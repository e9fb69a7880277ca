import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import { findReferences, mapReferences } from './references.ts';

const chosen = (widget: string) => ({ type: 'string', 'x-switchboard': { widget } });
const schemas: Record<string, unknown> = {
  'assign-to-group': { type: 'object', properties: { groupId: chosen('group'), replace: { type: 'boolean' } } },
  'agent-email': {
    type: 'object',
    properties: {
      to: {
        anyOf: [
          { type: 'object', properties: { kind: { const: 'agent' }, agentId: chosen('agent') } },
          { type: 'object', properties: { kind: { const: 'assignee' } } },
        ],
      },
      subject: { type: 'string' },
    },
  },
  condition: { type: 'object', properties: { condition: { type: 'object', 'x-switchboard': { widget: 'condition' } } } },
  any: { type: 'object', properties: { segments: { type: 'array', items: chosen('segment') } } },
};
const nodeTypeOf = ({ type }: { type: string }) => (type in schemas ? { configSchema: schemas[type] } : undefined);
const node = (id: string, type: string, config: Record<string, unknown>) => ({
  id,
  type,
  version: 1,
  position: { x: 0, y: 0 },
  config,
});
const graph: Graph = {
  schemaVersion: 1,
  nodes: [
    node('1', 'assign-to-group', { groupId: 'g-1', replace: true }),
    node('2', 'agent-email', { to: { kind: 'agent', agentId: 'a-1' }, subject: 'g-1' }),
    node('3', 'agent-email', { to: { kind: 'assignee' } }),
    node('4', 'condition', {
      condition: {
        any: [
          { not: { field: 'conversation.groupId', operator: 'in', value: ['g-1', 'g-2'] } },
          { field: 'message.text', operator: 'is', value: 'g-3' },
          { field: 'conversation.assigneeId', operator: 'exists' },
        ],
      },
    }),
    node('5', 'any', { segments: ['s-1'] }),
    node('6', 'no-such-type', { groupId: 'g-9' }),
  ],
  edges: [],
};

describe('references of a graph', () => {
  it('are found in choosers, lists, forms with several kinds, and conditions, each once', () => {
    expect(findReferences(graph, nodeTypeOf).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'group g-1',
      'agent a-1',
      'group g-2',
      'segment s-1',
    ]);
  });

  it('are replaced wherever they are found, and nothing else is', () => {
    const mapped = mapReferences(graph, nodeTypeOf, ({ id }) => `${id}-new`);
    expect(findReferences(mapped, nodeTypeOf).map(({ id }) => id)).toEqual(['g-1-new', 'a-1-new', 'g-2-new', 's-1-new']);
    expect(mapped.nodes[1]?.config).toEqual({ to: { kind: 'agent', agentId: 'a-1-new' }, subject: 'g-1' });
    expect(mapped.nodes[5]).toEqual(graph.nodes[5]);
  });

  it('are the same graph when each is replaced by itself', () => {
    expect(mapReferences(graph, nodeTypeOf, ({ id }) => id)).toEqual(graph);
  });
});
