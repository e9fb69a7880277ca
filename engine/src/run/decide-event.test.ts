import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Condition } from '@switchboard/shared/condition';
import type { Directory, Facts, GroupFacts, TeamLoad } from '@switchboard/shared/facts';
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import fc from 'fast-check';
import { compile } from '../compile/compile.ts';
import {
  type AutomationIndex,
  indexAutomations,
  matchAutomations,
  type PublishedAutomation,
} from '../match/index-automations.ts';
import { exampleDirectory, exampleFacts, exampleNow, factsOfExample } from '../nodes/example-facts.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import { noLoad, turnsOf } from '../routing/team-load.ts';
import { type DecidedRun, decideEvent, whyStopped } from './decide-event.ts';
import { runIdOf } from './ids.ts';
import { runPlan } from './run-plan.ts';
import type { WorkingState } from './working-state.ts';

let registry: NodeTypeRegistry;
beforeAll(async () => {
  ({ registry } = await loadNodeTypes([]));
});

const surroundings = {
  eventId: 'ev-1',
  chain: [] as string[],
  directory: exampleDirectory,
  now: exampleNow,
  publicUrl: 'https://desk.example',
};
const stateOf = (facts: Facts, load: TeamLoad | null = null): WorkingState => ({ facts, load });

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
  return { automationId, name: `Automation ${automationId}`, version: 1, plan };
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

const toGroup = (groupId: string): Part => ({ type: 'assign-to-group', config: { groupId } });
const tag = (name: string): Part => ({ type: 'add-tag', config: { tag: name } });
const has = (attribute: string, value: string): Condition => ({ field: `person.attributes.${attribute}`, operator: 'is', value });
const tagsOf = ({ facts }: WorkingState) => facts.conversation.tags;
/** Decides the example message. */
const decide = (
  automations: PublishedAutomation[],
  { load: team = null, ...rest }: Partial<typeof surroundings> & { load?: TeamLoad | null } = {},
) => decideEvent({ ...surroundings, ...rest, index: indexAutomations(automations), state: stateOf(exampleFacts, team) });

/** What the index must agree with: every automation run, one after the other. */
function decideNaively(
  automations: PublishedAutomation[],
  given: WorkingState,
  { chain: led, ...around }: typeof surroundings,
): { runs: DecidedRun[]; state: WorkingState } {
  const runs: DecidedRun[] = [];
  let state = given;
  for (const { automationId, name, version, plan } of automations) {
    const runId = runIdOf('ev-1', automationId);
    const stopReason = whyStopped(automationId, led);
    const { outcome, state: left } = runPlan({ ...around, ...state, plan, automationId, version, runId, stopReason });
    if (!outcome.matched && outcome.status === 'completed') continue;
    const after = { facts: left.facts, load: left.load };
    const stopped = outcome.matched ? stopReason : null;
    runs.push({ runId, automationId, name, version, before: state, after, stopReason: stopped, ...outcome });
    state = after;
  }
  return { runs, state };
}

/** Groups that pick: one of them by load and with an overflow, one by turn. */
const picking: Directory = {
  ...exampleDirectory,
  groups: new Map<string, GroupFacts>([
    [
      'g-1',
      {
        id: 'g-1',
        name: 'Support France',
        agentIds: ['a-1', 'a-2'],
        routing: { strategy: 'least-busy', overflowGroupId: 'g-2' },
        hours: null,
      },
    ],
    [
      'g-2',
      {
        id: 'g-2',
        name: 'Everybody',
        agentIds: ['a-2', 'a-1'],
        routing: { strategy: 'round-robin', onlyOnline: false },
        hours: null,
      },
    ],
  ]),
};

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
  'conversation.tags',
  'conversation.status',
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
const attribute = fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text, { maxLength: 3 }), fc.constant(null));
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
  fc.record({
    type: fc.constant('assign-to-group'),
    config: fc.record({ groupId: fc.constantFrom('g-1', 'g-2'), replace: fc.boolean() }),
  }),
  fc.record({
    type: fc.constant('assign-to-agent'),
    config: fc.record({ agentId: fc.constantFrom('a-1', 'a-2'), replace: fc.boolean(), onlyIfAvailable: fc.boolean() }),
  }),
  fc.constant(email),
  fc.record({ type: fc.constantFrom('tag-added'), config: fc.record({ tags: fc.subarray(['pro', 'chat']) }) }),
  fc.record({ type: fc.constant('segment'), config: fc.record({ operator, segmentId: fc.constant('s-1') }) }),
  fc.record({ type: fc.constant('group-availability'), config: fc.record({ operator, groupId: fc.constantFrom('g-1', 'g-2') }) }),
  fc.record({
    type: fc.constant('business-hours'),
    config: fc.record({ operator, of: fc.constant({ kind: 'group', groupId: 'g-1' }) }),
  }),
  fc.record({
    type: fc.constant('set-attribute'),
    config: fc.record({ name: fc.constantFrom('plan', 'tags', 'constructor'), value: attribute }),
  }),
  fc.record({
    type: fc.constantFrom('add-tag', 'remove-tag'),
    config: fc.record({ tag: fc.constantFrom('pro', 'chat', 'urgent') }),
  }),
  fc.constant<Part>({ type: 'close-conversation', config: {} }),
  fc.constantFrom<Part>(
    { type: 'internal-note', config: { text: '{{ person.attributes.plan }}' } },
    { type: 'send-reply', config: { text: '{{ message.text }}' } },
  ),
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
      attributes: fc.dictionary(fc.constantFrom('plan', 'tags', 'constructor'), attribute),
    }),
    conversation: fc.record({
      status: fc.constantFrom('open' as const, 'open' as const, 'closed' as const),
      groupId: fc.option(fc.constant('g-1')),
      assignedBy: fc.constantFrom('person' as const, 'rule' as const, null),
      tags: fc.subarray(['chat', 'pro']),
    }),
    event: fc.constantFrom<Facts['event']>({ kind: 'message' }, { kind: 'message' }, { kind: 'tag-added', tag: 'pro' }),
  })
  .map(factsOfExample);
const load: fc.Arbitrary<TeamLoad | null> = fc.option(
  fc.record({ one: fc.nat(6), other: fc.nat(6), turn: fc.nat(3) }).map(({ one, other, turn }) => ({
    open: new Map([
      ['a-1', one],
      ['a-2', other],
    ]),
    turns: turnsOf([{ groupId: 'g-2', agentId: 'a-2', turn }]),
    nextTurn: turn + 1,
    waiting: new Map<string, number>(),
    groups: null,
    agents: null,
  })),
);
/** Whoever led here: some of the automations of a list, or ten others. */
const ledHere = fc.oneof(
  { arbitrary: fc.constant<string[]>([]), weight: 3 },
  { arbitrary: fc.subarray(['au-0', 'au-1', 'au-4']), weight: 2 },
  { arbitrary: fc.constant(Array.from({ length: 10 }, (_, index) => `other-${index}`)), weight: 1 },
);

describe('decideEvent', () => {
  it('agrees with running every automation, on any automations and messages', () => {
    fc.assert(
      fc.property(fc.array(graph, { maxLength: 25 }), facts, load, ledHere, (graphs, eventFacts, team, led) => {
        const automations = graphs.map((each, index) => published(`au-${index}`, each));
        const around = { ...surroundings, directory: picking, chain: led };
        const state = stateOf(eventFacts, team);
        expect(decideEvent({ ...around, index: indexAutomations(automations), state })).toEqual(
          decideNaively(automations, state, around),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is deterministic and changes nothing it was given', () => {
    fc.assert(
      fc.property(fc.array(graph, { maxLength: 6 }), facts, load, (graphs, eventFacts, team) => {
        const automations = graphs.map((each, index) => published(`au-${index}`, each));
        const index = indexAutomations(automations);
        const around = { ...surroundings, directory: picking };
        const state = stateOf(eventFacts, team);
        const before = structuredClone(state);
        const first = decideEvent({ ...around, index, state });
        expect(decideEvent({ ...around, index, state: structuredClone(before) })).toEqual(first);
        const recompiled = indexAutomations(
          graphs.map((each, place) => published(`au-${place}`, JSON.parse(JSON.stringify(each)))),
        );
        expect(decideEvent({ ...around, index: recompiled, state })).toEqual(first);
        expect(state).toEqual(before);
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
    const { runs, state } = decideEvent({ ...surroundings, index: indexAutomations(automations), state: stateOf(exampleFacts) });
    expect(runs.map(({ automationId }) => automationId)).toEqual(['b', 'c']);
    expect(state.facts.conversation).toMatchObject({ groupId: 'g-1', assignedBy: 'automation' });
    expect(
      decideEvent({
        ...surroundings,
        index: indexAutomations([...automations].reverse()),
        state: stateOf(exampleFacts),
      }).runs.map(({ automationId }) => automationId),
    ).toEqual(['a', 'b']);
  });

  it('tells of each run what it found and what it left, the one’s end being the next one’s beginning', () => {
    const { runs, state } = decide([chain('a', tag('first')), chain('b', tag('second'))]);
    expect(runs.map(({ name, before, after }) => [name, tagsOf(before), tagsOf(after)])).toEqual([
      ['Automation a', ['urgent'], ['first', 'urgent']],
      ['Automation b', ['first', 'urgent'], ['first', 'second', 'urgent']],
    ]);
    expect(runs[1]?.before).toBe(runs[0]?.after);
    expect(state).toBe(runs[1]?.after);
  });

  it('gives each automation the team as busy as its predecessors left it', () => {
    const replacing = (groupId: string): Part => ({ type: 'assign-to-group', config: { groupId, replace: true } });
    const { runs, state } = decide([chain('a', toGroup('g-1')), chain('b', replacing('g-2'))], {
      directory: picking,
      load: noLoad,
    });
    expect(runs.map(({ after }) => after.load?.open.get('a-1'))).toEqual([1, 1]);
    expect(state.facts.conversation).toMatchObject({ groupId: 'g-2', assigneeId: 'a-1' });
  });
});

describe('a person changed by an automation', () => {
  const enough = () =>
    Array.from({ length: 20 }, (_, index) => chain(`filler-${index}`, ask(has('plan', `other ${index}`)), assign));
  const setPlan = (value: string | null): Part => ({ type: 'set-attribute', config: { name: 'plan', value } });

  it('starts automations after it that would not have been looked at before', () => {
    const late = chain('late', ask(has('plan', 'gold')), tag('gold'));
    const automations = [chain('first', setPlan('gold')), ...enough(), late];
    const index = indexAutomations(automations);
    expect(matchAutomations(index, exampleFacts)).not.toContain(automations.indexOf(late));
    expect(decide(automations).runs.map(({ automationId }) => automationId)).toEqual(['first', 'late']);
  });

  it('does not start those before it again', () => {
    const automations = [chain('early', ask(has('plan', 'gold')), tag('gold')), ...enough(), chain('first', setPlan('gold'))];
    expect(decide(automations).runs.map(({ automationId }) => automationId)).toEqual(['first']);
  });

  it('keeps automations after it from starting that would have', () => {
    const automations = [chain('first', setPlan(null)), ...enough(), chain('late', ask(has('plan', 'pro')), tag('pro'))];
    expect(decide(automations).runs.map(({ automationId }) => automationId)).toEqual(['first']);
    expect(decide(automations.slice(1)).runs.map(({ automationId }) => automationId)).toEqual(['late']);
  });

  it('is seen changed by later nodes of the same run', () => {
    const graph = graphOf(
      [{ type: 'incoming-message', config: {} }, setPlan('gold'), ask(has('plan', 'gold')), tag('gold')],
      [
        [0, 'out', 1],
        [1, 'out', 2],
        [2, 'yes', 3],
      ],
    );
    expect(tagsOf(decide([published('a', graph)]).state)).toEqual(['gold', 'urgent']);
  });
});

describe('a chain', () => {
  const steps = ({ steps: all }: DecidedRun) => all.map(({ nodeId, port, error }) => [nodeId, port, error]);

  it('stops an automation that led to the event, at its first action, and says so', () => {
    const mine = published(
      'mine',
      graphOf(
        [{ type: 'incoming-message', config: {} }, tag('again'), tag('twice'), email],
        [
          [0, 'out', 1],
          [1, 'out', 2],
          [0, 'out', 3],
        ],
      ),
    );
    const other = chain('other', tag('other'));
    const { runs, state } = decide([mine, other], { chain: ['first', 'mine'] });
    expect(runs.map(({ automationId, status, matched }) => [automationId, status, matched])).toEqual([
      ['mine', 'stopped', true],
      ['other', 'completed', true],
    ]);
    const reason = 'Stopped: this automation led to what started it here, and does not start itself again.';
    expect(steps(runs[0]!)).toEqual([
      ['n0', 'out', undefined],
      ['n1', null, reason],
      ['n3', null, reason],
    ]);
    expect(runs[0]).toMatchObject({ commands: [], effects: [], writings: [], heldMails: [], skippedEffects: [] });
    expect(runs.map((run) => run.stopReason)).toEqual([reason, null]);
    expect(runs[0]?.after).toBe(runs[0]?.before);
    expect(tagsOf(state)).toEqual(['other', 'urgent']);
  });

  it('of ten automations stops the eleventh, and says so', () => {
    const ten = Array.from({ length: 10 }, (_, index) => `a${index}`);
    const eleventh = chain('eleventh', tag('again'));
    expect(decide([eleventh], { chain: ten.slice(1) }).runs).toMatchObject([{ status: 'completed' }]);
    const { runs, state } = decide([eleventh], { chain: ten });
    expect(steps(runs[0]!).at(-1)).toEqual(['n1', null, 'Stopped: 10 automations in a row led here.']);
    expect(runs[0]?.status).toBe('stopped');
    expect(tagsOf(state)).toEqual(['urgent']);
  });

  it('makes no run of an automation that reaches no action', () => {
    expect(decide([chain('mine', country('DE'), tag('again'))], { chain: ['mine'] }).runs).toEqual([]);
  });
});

describe('matchAutomations', () => {
  const ids = ({ automations }: AutomationIndex, found: number[]) => found.map((position) => automations[position]?.automationId);

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
    const found = new Set(ids(index, matchAutomations(index, eventFacts)));
    expect([...found].sort()).toEqual(['attribute-8', 'country-345', 'plan-7']);
    expect(looks).toBeLessThan(60);
  });

  it('answers in list order, from a position on', () => {
    const automations = ['a', 'b', 'c', 'd'].map((id, place) =>
      place % 2 === 0 ? chain(id, country('FR'), assign) : chain(id, assign),
    );
    const index = indexAutomations(automations);
    expect(ids(index, matchAutomations(index, exampleFacts))).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(index, matchAutomations(index, exampleFacts, 2))).toEqual(['c', 'd']);
    expect(ids(index, matchAutomations(index, factsOfExample({ message: { country: null } })))).toEqual(['b', 'd']);
  });

  it('never answers an automation that no message can make act', () => {
    const index = indexAutomations([chain('never', country('FR'), country('DE'), assign), chain('idle', country('FR'))]);
    expect(matchAutomations(index, exampleFacts)).toEqual([]);
  });
});
