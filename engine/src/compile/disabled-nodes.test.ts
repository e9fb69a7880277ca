import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import fc from 'fast-check';
import { exampleDirectory } from '../nodes/example-facts.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import { compile } from './compile.ts';

let registry: NodeTypeRegistry;
beforeAll(async () => {
  ({ registry } = await loadNodeTypes([]));
});

const node = (id: string, type: string, config: Record<string, unknown> = {}, disabled?: boolean): GraphNode => ({
  id,
  type,
  version: 1,
  position: { x: 0, y: 0 },
  config,
  ...(disabled === undefined ? {} : { disabled }),
});
const trigger = node('t', 'incoming-message');
const country = (id: string, disabled?: boolean) => node(id, 'country', { operator: 'is', countries: ['FR'] }, disabled);
const assign = (id: string, disabled?: boolean) => node(id, 'assign-to-group', { groupId: 'g-1' }, disabled);
const graphOf = (nodes: GraphNode[], edges: string[]): Graph => ({
  schemaVersion: 1,
  nodes,
  edges: edges.map((text) => {
    const [source = '', sourceHandle = '', target = ''] = text.split(' ');
    return { id: text, source, sourceHandle, target, targetHandle: 'in' };
  }),
});
const compiled = (nodes: GraphNode[], edges: string[]) => compile(graphOf(nodes, edges), registry, exampleDirectory);
const shape = (nodes: GraphNode[], edges: string[]) =>
  compiled(nodes, edges).plan?.nodes.map(({ id, successors }) => ({ id, successors }));

describe('a disabled node', () => {
  it('is in no plan, and an action is passed by “out”', () => {
    expect(shape([trigger, assign('a', true), assign('b')], ['t out a', 'a out b'])).toEqual(
      shape([trigger, assign('b')], ['t out b']),
    );
  });

  it('is passed by “yes” alone when it is a filter', () => {
    expect(shape([trigger, country('c', true), assign('a'), assign('b')], ['t out c', 'c yes a', 'c no b'])).toEqual(
      shape([trigger, assign('a'), assign('b')], ['t out a']),
    );
  });

  it('never starts anything when it is a trigger, which is a warning', () => {
    const { plan, diagnostics } = compiled([{ ...trigger, disabled: true }, assign('a')], ['t out a']);
    expect(plan?.triggers).toEqual([]);
    expect(plan?.necessary).toBeNull();
    expect(diagnostics.map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'triggers-disabled'],
      ['warning', 'unreachable-node'],
    ]);
  });

  it('raises no error, whatever its configuration, type or reference', () => {
    const broken = [
      node('x', 'country', { operator: 'shrug' }, true),
      node('y', 'no-such-type', {}, true),
      node('z', 'assign-to-group', { groupId: 'gone' }, true),
    ];
    const { plan, diagnostics } = compiled([trigger, ...broken, assign('a')], ['t out x', 'x yes y', 'y out z', 'z out a']);
    expect(diagnostics).toEqual([]);
    expect(plan?.nodes.map(({ id }) => id)).toEqual(['t', 'a']);
    expect(plan?.touches.groups).toEqual(['g-1']);
  });

  it('joins what it stands between once, however many ways lead through', () => {
    expect(
      shape(
        [trigger, assign('a', true), assign('b', true), assign('c')],
        ['t out a', 't out b', 'a out c', 'b out c', 't out c'],
      ),
    ).toEqual(shape([trigger, assign('c')], ['t out c']));
  });

  it('narrows nothing, so that messages a disabled filter would stop are looked at', () => {
    const { plan } = compiled([trigger, country('c', true), assign('a')], ['t out c', 'c yes a']);
    expect([...(plan?.necessary ?? [])]).toEqual([]);
  });

  it('still closes no circle', () => {
    const { diagnostics } = compiled([trigger, country('c', true), country('d')], ['t out c', 'c no d', 'd no c']);
    expect(diagnostics.map(({ code }) => code)).toContain('cycle');
  });

  it('refuses connections that multiply beyond bounds', () => {
    const sources = Array.from({ length: 160 }, (_, index) => country(`s${index}`));
    const targets = Array.from({ length: 160 }, (_, index) => assign(`a${index}`));
    const edges = [...sources.flatMap(({ id }) => [`t out ${id}`, `${id} yes x`]), ...targets.map(({ id }) => `x yes ${id}`)];
    const { plan, diagnostics } = compiled([trigger, ...sources, country('x', true), ...targets], edges);
    expect(plan).toBeNull();
    expect(diagnostics[0]?.code).toBe('too-many-connections');
  });

  it('changes nothing but its own absence: the plan is that of the graph without it, joined by hand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 15 }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        (pairs, disabled) => {
          const nodes = disabled.map((isOff, index) => assign(`n${index}`, isOff || undefined));
          const edges = [...new Set(pairs.filter(([a, b]) => a < b).map(([a, b]) => `n${a} out n${b}`))];
          // By hand: one disabled node after the other is taken out, each pair of neighbours joined.
          let joined = ['t out n0', ...edges];
          for (const [index, isOff] of disabled.entries()) {
            if (!isOff) continue;
            const into = joined.filter((text) => text.endsWith(` n${index}`));
            const onward = joined.filter((text) => text.startsWith(`n${index} `));
            const across = into.flatMap((from) => onward.map((to) => `${from.split(' ')[0]} out ${to.split(' ')[2]}`));
            joined = [...new Set([...joined.filter((text) => !into.includes(text) && !onward.includes(text)), ...across])];
          }
          const enabled = nodes.filter((each) => !each.disabled);
          expect(shape([trigger, ...nodes], ['t out n0', ...edges])).toEqual(shape([trigger, ...enabled], joined));
        },
      ),
    );
  });
});
