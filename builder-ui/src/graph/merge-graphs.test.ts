import { describe, expect, it } from '@jest/globals';
import type { Graph, GraphEdge } from '@switchboard/shared/graph';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { anyEdit, emptyGraph, nodeNamed } from './arbitrary-edits.ts';
import { compareGraphs, countLayout, countLogic, edgeKey } from './compare-graphs.ts';
import { mergeGraphs } from './merge-graphs.ts';

const anyEdits = fc.array(anyEdit, { maxLength: 15 });
const after = (graph: Graph, edits: Parameters<typeof applyEdit>[1][]): Graph => edits.reduce(applyEdit, graph);
const edge = (id: string, source: string, target: string): GraphEdge => ({
  id,
  source,
  sourceHandle: 'yes',
  target,
  targetHandle: 'in',
});
const base: Graph = { schemaVersion: 1, nodes: ['a', 'b', 'c'].map((id) => nodeNamed(id)), edges: [edge('1', 'a', 'b')] };
const isSame = (one: Graph, other: Graph): boolean => {
  const difference = compareGraphs(one, other);
  return countLogic(difference) + countLayout(difference) === 0;
};
const configured = (graph: Graph, nodeId: string, value: string): Graph =>
  applyEdit(graph, { kind: 'configure', nodeId, config: { value } });
const configuredWith = (graph: Graph, nodeId: string, config: Record<string, unknown>): Graph =>
  applyEdit(graph, { kind: 'configure', nodeId, config });
const without = (graph: Graph, nodeId: string): Graph => applyEdit(graph, { kind: 'remove', nodeIds: [nodeId], edgeIds: [] });

describe('mergeGraphs', () => {
  it('is the other’s graph when one changed nothing, and either’s when both did the same', () => {
    fc.assert(
      fc.property(anyEdits, anyEdits, (first, then) => {
        const was = after(emptyGraph, first);
        const changed = after(was, then);
        for (const { graph, collisions } of [
          mergeGraphs(was, changed, was),
          mergeGraphs(was, was, changed),
          mergeGraphs(was, changed, structuredClone(changed)),
        ]) {
          expect(collisions).toEqual([]);
          expect(isSame(graph, changed)).toBe(true);
        }
      }),
    );
  });

  it('does the same whoever is called mine, but for places, when nothing collides', () => {
    fc.assert(
      fc.property(anyEdits, anyEdits, anyEdits, (first, my, their) => {
        const was = after(emptyGraph, first);
        const one = mergeGraphs(was, after(was, my), after(was, their));
        const other = mergeGraphs(was, after(was, their), after(was, my));
        expect(other.collisions.length).toBe(one.collisions.length);
        if (one.collisions.length === 0) expect(countLogic(compareGraphs(one.graph, other.graph))).toBe(0);
      }),
    );
  });

  it('leaves no edge without its nodes, and no id twice, whatever is chosen', () => {
    fc.assert(
      fc.property(anyEdits, anyEdits, anyEdits, fc.constantFrom('mine', 'theirs'), (first, my, their, side) => {
        const was = after(emptyGraph, first);
        const { nodes, edges } = mergeGraphs(was, after(was, my), after(was, their), () => side).graph;
        const ids = new Set(nodes.map(({ id }) => id));
        expect(edges.filter(({ source, target }) => !ids.has(source) || !ids.has(target))).toEqual([]);
        expect([ids.size, new Set(edges.map(({ id }) => id)).size]).toEqual([nodes.length, edges.length]);
      }),
    );
  });

  it('keeps what each did to nodes of their own', () => {
    const mine = applyEdit(configured(base, 'a', 'mine'), {
      kind: 'add-node',
      node: nodeNamed('d'),
      edges: [edge('2', 'c', 'd')],
    });
    const theirs = without(configured(base, 'c', 'theirs'), 'b');
    const { graph, collisions } = mergeGraphs(base, mine, theirs);
    expect(collisions).toEqual([]);
    expect(graph.nodes.map(({ id, config }) => [id, config])).toEqual([
      ['a', { value: 'mine' }],
      ['c', { value: 'theirs' }],
      ['d', {}],
    ]);
    expect(graph.edges).toEqual([edge('2', 'c', 'd')]);
  });

  it('asks about a node that both set up, and takes the one chosen', () => {
    const mine = configured(base, 'a', 'mine');
    const theirs = configured(base, 'a', 'theirs');
    const asked = mergeGraphs(base, mine, theirs);
    expect(asked.collisions.map(({ id }) => id)).toEqual(['a']);
    expect(asked.graph.nodes[0]?.config).toEqual({ value: 'mine' });
    expect(mergeGraphs(base, mine, theirs, () => 'theirs').graph.nodes[0]?.config).toEqual({ value: 'theirs' });
  });

  it('puts together what each set of one node, and asks only about the field that both set', () => {
    const was = configuredWith(base, 'a', { subject: 'Old', body: 'Old', repeat: 'every-message' });
    const mine = applyEdit(configuredWith(was, 'a', { subject: 'Mine', body: 'Old' }), {
      kind: 'rename',
      nodeId: 'a',
      name: 'Tell',
    });
    const theirs = applyEdit(configuredWith(was, 'a', { subject: 'Old', body: 'Theirs', repeat: 'every-message', to: 1 }), {
      kind: 'set-disabled',
      nodeIds: ['a'],
      disabled: true,
    });
    const merged = mergeGraphs(was, mine, theirs);
    expect(merged.collisions).toEqual([]);
    expect(merged.graph.nodes[0]).toEqual({
      ...nodeNamed('a'),
      name: 'Tell',
      disabled: true,
      config: { subject: 'Mine', body: 'Theirs', to: 1 },
    });
    const asked = mergeGraphs(was, configuredWith(mine, 'a', { subject: 'Mine', body: 'Mine' }), theirs, () => 'theirs');
    expect(asked.collisions).toMatchObject([{ id: 'a', fields: [{ of: 'configuration', name: 'body' }] }]);
    expect(asked.graph.nodes[0]).toMatchObject({ name: 'Tell', config: { subject: 'Mine', body: 'Theirs', to: 1 } });
  });

  it('takes a configuration as one where the type of a node changed', () => {
    const was = configuredWith(base, 'a', { countries: ['FR'] });
    const retyped = (graph: Graph): Graph => ({
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === 'a' ? { ...node, type: 'segment', config: { segmentId: 's' } } : node)),
    });
    expect(mergeGraphs(was, retyped(was), was).graph).toEqual(retyped(was));
    const { graph, collisions } = mergeGraphs(was, configuredWith(was, 'a', { countries: ['DE'] }), retyped(was), () => 'theirs');
    expect(collisions).toMatchObject([{ id: 'a', fields: [{ of: 'item', name: 'type' }] }]);
    expect(graph.nodes[0]).toEqual(retyped(was).nodes[0]);
  });

  it('has both edits in it, and asks about nothing, when they set different fields of the same nodes', () => {
    const names = ['name', 'disabled', 'subject', 'body', 'repeat'] as const;
    const change = fc.uniqueArray(fc.constantFrom(...names), { selector: (name) => name });
    const set = (graph: Graph, fields: readonly string[], value: string | undefined): Graph => ({
      ...graph,
      nodes: graph.nodes.map((node) => {
        const own = fields.includes('name') ? { name: value ?? 'None' } : {};
        const disabled = fields.includes('disabled') ? { disabled: true } : {};
        const config = Object.fromEntries(fields.filter((name) => name in node.config).map((name) => [name, value]));
        return { ...node, ...own, ...disabled, config: JSON.parse(JSON.stringify({ ...node.config, ...config })) };
      }),
    });
    const was: Graph = {
      ...base,
      nodes: base.nodes.map((node) => ({ ...node, config: { subject: 'Old', body: ['Old'], repeat: { minutes: 1 } } })),
    };
    fc.assert(
      fc.property(change, fc.option(fc.string(), { nil: undefined }), fc.string(), (mineSets, my, their) => {
        const theirsSets = names.filter((name) => !mineSets.includes(name));
        const mine = set(was, mineSets, my);
        const theirs = set(was, theirsSets, their);
        const { graph, collisions } = mergeGraphs(was, mine, theirs);
        expect(collisions).toEqual([]);
        expect(isSame(graph, set(mine, theirsSets, their))).toBe(true);
        expect(isSame(mergeGraphs(was, theirs, mine).graph, graph)).toBe(true);
      }),
    );
  });

  it('takes the place from one and the settings from the other', () => {
    const mine = applyEdit(base, { kind: 'move-nodes', positions: { a: { x: 48, y: 0 } } });
    const { graph, collisions } = mergeGraphs(base, mine, configured(base, 'a', 'theirs'));
    expect(collisions).toEqual([]);
    expect(graph.nodes[0]).toMatchObject({ position: { x: 48, y: 0 }, config: { value: 'theirs' } });
  });

  it('asks about a node that one took away while the other set it up or connected it', () => {
    const mine = without(base, 'c');
    expect(mergeGraphs(base, mine, configured(base, 'c', 'theirs')).collisions).toMatchObject([{ id: 'c', mine: null }]);
    const connected = applyEdit(base, { kind: 'connect', edge: edge('2', 'b', 'c') });
    expect(mergeGraphs(base, mine, connected).collisions.map(({ id }) => id)).toEqual(['c']);
    expect(mergeGraphs(base, mine, connected).graph.edges.map(({ id }) => id)).toEqual(['1']);
    expect(mergeGraphs(base, mine, connected, () => 'theirs').graph.edges.map(({ id }) => id)).toEqual(['1', '2']);
    const moved = applyEdit(base, { kind: 'move-nodes', positions: { c: { x: 48, y: 0 } } });
    expect(mergeGraphs(base, mine, moved).collisions).toEqual([]);
  });

  describe('of a node that one changed and the other took away', () => {
    const between: Graph = { ...base, edges: [edge('1', 'a', 'b'), edge('2', 'b', 'c')] };
    const healed = applyEdit(between, { kind: 'remove', nodeIds: ['b'], edgeIds: [], healing: [edge('3', 'a', 'c')] });
    const edgeIds = (graph: Graph) => graph.edges.map(({ id }) => id).sort();

    it('takes back how it was connected, in place of what joined its neighbours meanwhile', () => {
      const changed = configured(between, 'b', 'changed');
      expect(edgeIds(mergeGraphs(between, changed, healed, () => 'mine').graph)).toEqual(['1', '2']);
      expect(edgeIds(mergeGraphs(between, healed, changed, () => 'theirs').graph)).toEqual(['1', '2']);
      expect(edgeIds(mergeGraphs(between, changed, healed, () => 'theirs').graph)).toEqual(['3']);
    });

    it('takes back no connection that its keeper had removed, and leaves what the other connected besides', () => {
      const changed = applyEdit(configured(between, 'b', 'changed'), { kind: 'remove', nodeIds: [], edgeIds: ['1'] });
      const theirs = applyEdit(healed, { kind: 'connect', edge: { ...edge('4', 'a', 'c'), sourceHandle: 'no' } });
      expect(edgeIds(mergeGraphs(between, changed, theirs, () => 'mine').graph)).toEqual(['2', '3', '4']);
    });

    it('has all connections again that the keeper has at it, but those to nodes that are gone', () => {
      fc.assert(
        fc.property(
          anyEdits,
          anyEdits,
          anyEdits,
          fc.constantFrom('mine' as const, 'theirs' as const),
          (first, my, their, side) => {
            const was = after(emptyGraph, first);
            const states = { mine: after(was, my), theirs: after(was, their) };
            const { graph, collisions } = mergeGraphs(was, states.mine, states.theirs, () => side);
            const there = new Set(graph.nodes.map(({ id }) => id));
            const merged = new Set(graph.edges.map(edgeKey));
            const back = collisions.filter(({ mine, theirs }) => (side === 'mine' ? theirs : mine) === null).map(({ id }) => id);
            const missing = states[side].edges.filter(
              (each) =>
                (back.includes(each.source) || back.includes(each.target)) &&
                there.has(each.source) &&
                there.has(each.target) &&
                !merged.has(edgeKey(each)),
            );
            expect(missing).toEqual([]);
          },
        ),
      );
    });
  });
});
