import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import { noteMissing } from './note-missing.ts';

const node = (id: string, x: number, y: number) => ({ id, type: 'assign', version: 1, position: { x, y }, config: {} });
const graph: Graph = { schemaVersion: 1, nodes: [node('1', 40, 100), node('2', 0, 200)], edges: [] };

describe('noteMissing', () => {
  it('keeps above the cards what the file calls those who are not here', () => {
    const { notes } = noteMissing(
      graph,
      [
        { kind: 'agent', id: 'a', name: 'Jürgen Müller', email: 'jm@example.com' },
        { kind: 'group', id: 'g', name: 'Support Berlin' },
      ],
      () => 'note',
    );
    expect(notes).toEqual([
      {
        id: 'note',
        position: { x: 0, y: 100 - 40 - 110 },
        size: { width: 280, height: 110 },
        text: 'Named in the imported file, and not here:\nAgent “Jürgen Müller” (jm@example.com)\nGroup “Support Berlin”',
        tint: 'yellow',
      },
    ]);
  });

  it('says nothing of those whom the file knows by their ids alone', () => {
    expect(noteMissing(graph, [{ kind: 'agent', id: 'a', name: null }], () => 'note')).toBe(graph);
  });

  it('says how many more there are than can be read', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ kind: 'group' as const, id: `${index}`, name: `Group ${index}` }));
    expect(noteMissing(graph, many, () => 'note').notes?.[0]?.text).toMatch(/and 8 more$/);
  });
});
