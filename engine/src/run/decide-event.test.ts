import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Condition } from '@switchboard/shared/condition';
import type { Facts } from '@switchboard/shared/facts';
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import fc from 'fast-check';
import { compile } from '../compile/compile.ts';
import { indexAutomations, matchAutomations, type PublishedAutomation } from '../match/index-automations.ts';
import { exampleDirectory, exampleFacts, exampleNow, factsOfExample } from '../nodes/example-facts.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import { type DecidedRun, decideEvent } from './decide-event.ts';
import { runIdOf } from './ids.ts';
import { runPlan } from './run-plan.ts';

let registry: NodeTypeRegistry;
beforeAll(async () => {
  ({ registry } = await loadNodeTypes([]));
});

const surroundings = { eventId: 'ev-1', directory: exampleDirectory, now: exampleNow, publicUrl: 'https://desk.example' };

type Part = { type: string; config: Record<string, unknown> };
/** Nodes n0, n1 … and edges between them as [source, port, target]. */
function graphOf(parts: Part[], edges: [number, string, number][]): Graph {
  return {
    schemaVersion: 1,
    nodes: parts.map((part, index): GraphNode => ({ ...part, id: `n${index}`, version: 1, position: { x: 0, y: 0 } })),
    edges: edges.map(([source, sourceHandle, target], index) => ({
      id: String(index),
      source: `n${source}`,
      sourceHandle,
      target: `n${target}`,
      targetHandle: 'in',
    })),
  };
}
function published(automationId: string, graph: Graph): PublishedAutomation {
  const { plan, diagnostics } = compile(graph, registry, exampleDirectory);
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return { automationId, version: 1, plan };
}
const chain = (automationId: string, ...parts: Part[]) =>
  published(
    automationId,
    graphOf(
      [{ type: 'incoming-message', config: {} }, ...parts],
      parts.map((_, index) => [index, index === 0 ? 'out' : 'yes', index + 1]),
    ),
  );
const country = (...countries: string[]): Part => ({ type: 'country', config: { operator: 'is', countries } });
const ask = (condition: Condition): Part => ({ type: 'condition', config: { condition } });
const assign: Part = { type: 'assign-to-group', config: { groupId: 'g-1' } };
const email: Part = { type: 'agent-email', config: { to: { kind: 'assignee' }, subject: 'New', body: '{{ message.text }}' } };

/** What the index must agree with: every automation run, one after the other. */
function decideNaively(automations: PublishedAutomation[], facts: Facts): { runs: DecidedRun[]; facts: Facts } {
  const runs: DecidedRun[] = [];
  let working = facts;
  for (const { automationId, version, plan } of automations) {
    const runId = runIdOf('ev-1', automationId);
    const { outcome, conversation } = runPlan({ ...surroundings, plan, automationId, version, runId, facts: working });
    if (!outcome.matched && outcome.status === 'completed') continue;
    runs.push({ runId, automationId, version, ...outcome });
    working = { ...working, conversation };
  }
  return { runs, facts: working };
}

const countries = ['FR', 'fr', 'DE', 'BE'];
const languages = ['fr', 'fr-CA', 'de', '*', 'en'];
const text = fc.constantFrom('FR', 'de', 'pro', 'chat', 'api', 'fr-CA');
const field = fc.constantFrom(
  'message.country',
  'message.language',
  'message.channel',
  'person.country',
  'person.attributes.plan',
  'person.attributes.tags',
  'conversation.groupId',
  'message.text',
);
const comparison = fc.oneof(
  fc.record({ field, operator: fc.constantFrom('is', 'is-not', 'contains', 'does-not-contain', 'starts-with'), value: text }),
  fc.record({ field, operator: fc.constantFrom('in', 'not-in'), value: fc.array(text, { minLength: 1, maxLength: 3 }) }),
  fc.record({ field, operator: fc.constantFrom('exists', 'does-not-exist') }),
);
const { condition } = fc.letrec((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
  ),
}));
const operator = fc.constantFrom('is', 'is-not');
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    type: fc.constant('incoming-message'),
    config: fc.record({ channels: fc.subarray(['chat', 'api']), when: fc.constantFrom('every', 'first-in-conversation') }),
  }),
  fc.record({
    type: fc.constant('country'),
    config: fc.record({ operator, countries: fc.subarray(countries, { minLength: 1 }) }),
  }),
  fc.record({
    type: fc.constant('browser-language'),
    config: fc.record({ operator, languages: fc.subarray(languages, { minLength: 1 }) }),
  }),
  fc.record({ type: fc.constant('condition'), config: fc.record({ condition }) }),
  fc.record({ type: fc.constant('assign-to-group'), config: fc.record({ groupId: fc.constant('g-1'), replace: fc.boolean() }) }),
  fc.record({
    type: fc.constant('assign-to-agent'),
    config: fc.record({ agentId: fc.constantFrom('a-1', 'a-2'), replace: fc.boolean() }),
  }),
  fc.constant(email),
);
/** Any acyclic graph: edges run from lower to higher numbers, by a port the source has, never into a trigger. */
const graph = fc
  .tuple(fc.array(part, { maxLength: 7 }), fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.boolean()), { maxLength: 16 }))
  .map(([parts, wishes]) => {
    const nodes: Part[] = [{ type: 'incoming-message', config: {} }, ...parts];
    const kindOf = (index: number) => registry.get(nodes[index]?.type ?? '', 1)?.kind;
    const edges = wishes
      .map(([a, b, yes]): [number, string, number] => [
        Math.min(a, b),
        kindOf(Math.min(a, b)) === 'filter' ? (yes ? 'yes' : 'no') : 'out',
        Math.max(a, b) + 1,
      ])
      .filter(([, , target]) => target < nodes.length && kindOf(target) !== 'trigger');
    return graphOf(nodes, edges);
  });
const facts: fc.Arbitrary<Facts> = fc
  .record({
    message: fc.record({
      country: fc.option(fc.constantFrom('FR', 'DE', 'US')),
      language: fc.option(fc.constantFrom('fr', 'fr-CA', 'FR-ca-x-a', 'frr', 'afr-ZA', 'de-DE', 'x')),
      channel: fc.constantFrom('chat', 'api', 'email'),
      firstInConversation: fc.boolean(),
    }),
    person: fc.record({
      country: fc.option(fc.constantFrom('FR', 'DE')),
      attributes: fc.dictionary(
        fc.constantFrom('plan', 'tags', 'constructor'),
        fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text, { maxLength: 3 }), fc.constant(null)),
      ),
    }),
    conversation: fc.record({
      groupId: fc.option(fc.constant('g-1')),
      assignedBy: fc.constantFrom('person' as const, 'rule' as const, null),
    }),
  })
  .map(factsOfExample);

describe('decideEvent', () => {
  it('agrees with running every automation, on any automations and messages', () => {
    fc.assert(
      fc.property(fc.array(graph, { maxLength: 25 }), facts, (graphs, eventFacts) => {
        const automations = graphs.map((each, index) => published(`au-${index}`, each));
        expect(decideEvent({ ...surroundings, index: indexAutomations(automations), facts: eventFacts })).toEqual(
          decideNaively(automations, eventFacts),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is deterministic and changes nothing it was given', () => {
    fc.assert(
      fc.property(fc.array(graph, { maxLength: 6 }), facts, (graphs, eventFacts) => {
        const automations = graphs.map((each, index) => published(`au-${index}`, each));
        const index = indexAutomations(automations);
        const before = JSON.stringify(eventFacts);
        const first = JSON.stringify(decideEvent({ ...surroundings, index, facts: eventFacts }));
        expect(JSON.stringify(decideEvent({ ...surroundings, index, facts: JSON.parse(before) }))).toBe(first);
        const recompiled = indexAutomations(
          graphs.map((each, place) => published(`au-${place}`, JSON.parse(JSON.stringify(each)))),
        );
        expect(JSON.stringify(decideEvent({ ...surroundings, index: recompiled, facts: eventFacts }))).toBe(first);
        expect(JSON.stringify(eventFacts)).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  it('shows each automation the conversation as its predecessors left it, in list order', () => {
    const unassigned: Condition = { field: 'conversation.groupId', operator: 'does-not-exist' };
    const automations = [
      chain('b', country('FR'), assign),
      chain('a', ask(unassigned), assign),
      chain('c', ask({ not: unassigned }), email),
    ];
    const { runs, facts: after } = decideEvent({ ...surroundings, index: indexAutomations(automations), facts: exampleFacts });
    expect(runs.map(({ automationId }) => automationId)).toEqual(['b', 'c']);
    expect(after.conversation).toMatchObject({ groupId: 'g-1', assignedBy: 'automation' });
    expect(
      decideEvent({ ...surroundings, index: indexAutomations([...automations].reverse()), facts: exampleFacts }).runs.map(
        ({ automationId }) => automationId,
      ),
    ).toEqual(['a', 'b']);
  });
});

describe('matchAutomations', () => {
  const ids = (found: PublishedAutomation[]) => found.map(({ automationId }) => automationId);

  it('looks at few of ten thousand automations, whichever field tells them apart', () => {
    const letter = (number: number) => String.fromCharCode(65 + (number % 20));
    const kinds = Array.from({ length: 1_500 }, (_, index) => {
      const plan = { field: 'person.attributes.plan', operator: 'is', value: `plan ${index}` } as const;
      if (index % 3 === 0) return chain(`country-${index}`, country(letter(index) + letter(Math.floor(index / 20))), assign);
      if (index % 3 === 1) return chain(`plan-${index}`, country('FR'), ask(plan), assign);
      return chain(`attribute-${index}`, ask({ ...plan, field: `person.attributes.a${index}` }), assign);
    });
    let looks = 0;
    const automations = Array.from({ length: 10_000 }, (_, index) => kinds[index % kinds.length]).flatMap((each) =>
      each === undefined
        ? []
        : [
            {
              ...each,
              get plan() {
                looks += 1;
                return each.plan;
              },
            },
          ],
    );
    const index = indexAutomations(automations);
    const eventFacts = factsOfExample({ person: { attributes: { plan: 'Plan 7', a8: 'plan 8' } } });
    looks = 0;
    const found = new Set(ids(matchAutomations(index, eventFacts)));
    expect([...found].sort()).toEqual(['attribute-8', 'country-345', 'plan-7']);
    expect(looks).toBeLessThan(60);
  });

  it('answers in list order, from a position on', () => {
    const automations = ['a', 'b', 'c', 'd'].map((id, place) =>
      place % 2 === 0 ? chain(id, country('FR'), assign) : chain(id, assign),
    );
    const index = indexAutomations(automations);
    expect(ids(matchAutomations(index, exampleFacts))).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(matchAutomations(index, exampleFacts, 2))).toEqual(['c', 'd']);
    expect(ids(matchAutomations(index, factsOfExample({ message: { country: null } })))).toEqual(['b', 'd']);
  });

  it('never answers an automation that no message can make act', () => {
    const index = indexAutomations([chain('never', country('FR'), country('DE'), assign), chain('idle', country('FR'))]);
    expect(matchAutomations(index, exampleFacts)).toEqual([]);
  });
});
