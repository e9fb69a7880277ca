import { describe, expect, it } from '@jest/globals';
import type { Directory, Facts, GroupFacts } from '@switchboard/shared/facts';
import type { Graph } from '@switchboard/shared/graph';
import { defineNode, type MailRepeat, type NodeType } from '@switchboard/shared/node-type';
import type { ActionOutput } from '@switchboard/shared/run';
import { Type } from 'typebox';
import { compile } from '../compile/compile.ts';
import agentEmail from '../nodes/agent-email.ts';
import assignToAgent from '../nodes/assign-to-agent.ts';
import assignToGroup from '../nodes/assign-to-group.ts';
import country from '../nodes/country.ts';
import { exampleDirectory, exampleNow, factsOfExample } from '../nodes/example-facts.ts';
import incomingMessage from '../nodes/incoming-message.ts';
import { createNodeTypeRegistry } from '../nodes/registry.ts';
import { explainPlan } from './explain.ts';
import { runPlan } from './run-plan.ts';

const anything = Type.Object({});
const labels = { version: 1, summary: '', icon: 'puzzle', group: 'Test', config: anything, examples: [] };
const breaks = defineNode({
  ...labels,
  type: 'breaks',
  kind: 'filter',
  title: 'Breaks',
  decide: () => {
    throw new Error('The moon is in the wrong phase.\u0000\ud800');
  },
});
const acts = defineNode({
  ...labels,
  type: 'acts',
  kind: 'action',
  title: 'Acts',
  decide: () => ({
    effects: [
      { kind: 'act' as const, input: 1 },
      { kind: 'act' as const, input: 2 },
    ],
    output: { asked: 2 },
  }),
});
const types = [incomingMessage, country, agentEmail, assignToGroup, assignToAgent, breaks, acts] as unknown as NodeType[];
const registry = createNodeTypeRegistry(types);

type Nodes = Record<string, [type: string, config?: Record<string, unknown>]>;
function planOf(nodes: Nodes, edges: string[]) {
  const graph: Graph = {
    schemaVersion: 1,
    nodes: Object.entries(nodes).map(([id, [type, config = {}]]) => ({ id, type, version: 1, position: { x: 0, y: 0 }, config })),
    edges: edges.map((text) => {
      const [source = '', sourceHandle = '', target = ''] = text.split(' ');
      return { id: text, source, sourceHandle, target, targetHandle: 'in' };
    }),
  };
  const { plan, diagnostics } = compile(graph, registry, null);
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return plan;
}
const inputOf = (
  plan: ReturnType<typeof planOf>,
  facts: Facts = factsOfExample(),
  now = exampleNow,
  directory: Directory = exampleDirectory,
) => ({
  plan,
  automationId: 'au-1',
  version: 3,
  runId: 'run-1',
  eventId: 'ev-1',
  facts,
  load: null,
  directory,
  now,
  stopReason: null,
  publicUrl: 'https://desk.example/',
});
/** What the run comes to, and the conversation as it leaves it. */
function run(...given: Parameters<typeof inputOf>) {
  const { outcome, state } = runPlan(inputOf(...given));
  return { outcome, conversation: state.facts.conversation };
}
const trigger: Nodes = { t: ['incoming-message'] };
const mailTo = (to: unknown, repeat?: MailRepeat, subject = 'New'): [string, Record<string, unknown>] => [
  'agent-email',
  { to, subject, body: '{{ message.text }}', ...(repeat && { repeat }) },
];
const marie = { kind: 'agent', agentId: 'a-1' };
const groupOf = (id: string, name: string, agentIds: string[]): GroupFacts => ({
  id,
  name,
  agentIds,
  routing: { strategy: 'none' },
  hours: null,
});
const resultsOf = (outcome: ReturnType<typeof runPlan>['outcome'], nodeId: string) =>
  (outcome.steps.find((step) => step.nodeId === nodeId)?.output as ActionOutput | undefined)?.results;

describe('runPlan', () => {
  it('tells every node reached with its port and reasons, and follows the port taken', () => {
    const plan = planOf(
      { ...trigger, c: ['country', { operator: 'is', countries: ['DE'] }], g: ['assign-to-group', { groupId: 'g-1' }] },
      ['t out c', 'c yes g'],
    );
    const { outcome, conversation } = run(plan);
    expect(outcome).toMatchObject({ matched: false, status: 'completed', commands: [], effects: [] });
    expect(outcome.steps.map(({ nodeId, port }) => [nodeId, port])).toEqual([
      ['t', 'out'],
      ['c', 'no'],
    ]);
    expect(outcome.steps[1]?.why).toEqual([
      { field: 'message.country', operator: 'is', expected: ['DE'], actual: 'FR', passed: false },
    ]);
    expect(conversation.groupId).toBeNull();
  });

  it('tells a trigger that did not fire', () => {
    const plan = planOf({ t: ['incoming-message', { channels: ['email'] }], g: ['assign-to-group', { groupId: 'g-1' }] }, [
      't out g',
    ]);
    const { matched, steps } = explainPlan(inputOf(plan));
    expect(matched).toBe(false);
    expect(steps).toMatchObject([{ nodeId: 't', port: null, why: [{ field: 'message.channel', passed: false }] }]);
  });

  it('visits a node once, though two paths lead to it', () => {
    const plan = planOf(
      {
        ...trigger,
        a: ['country', { operator: 'is', countries: ['FR'] }],
        b: ['country', { operator: 'is-not', countries: ['DE'] }],
        g: ['acts'],
      },
      ['t out a', 't out b', 'a yes g', 'b yes g'],
    );
    const { outcome } = run(plan);
    expect(outcome.steps.map(({ nodeId }) => nodeId)).toEqual(['t', 'a', 'b', 'g']);
    expect(outcome.effects.map((effect) => effect.kind === 'act' && effect.input)).toEqual([1, 2]);
    expect(new Set(outcome.effects.map(({ id }) => id)).size).toBe(2);
    expect(outcome.steps[3]?.output).toMatchObject({ data: { asked: 2 } });
  });

  it('applies commands as they are reached, in the order of ids, and says what was skipped', () => {
    const plan = planOf({ ...trigger, b: ['assign-to-group', { groupId: 'g-1' }], a: ['assign-to-agent', { agentId: 'a-2' }] }, [
      't out b',
      't out a',
    ]);
    const { outcome, conversation } = run(plan);
    expect(conversation).toMatchObject({ groupId: null, assigneeId: 'a-2', assignedBy: 'automation' });
    expect(outcome.commands.map(({ nodeId, applied }) => [nodeId, applied])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(resultsOf(outcome, 'b')).toEqual([
      {
        kind: 'assign-group',
        recipientId: 'g-1',
        done: false,
        reason: 'Not assigned to Support France: already assigned to Jonas.',
      },
    ]);
  });

  it('finds the assignee at the end, whoever of the siblings came first', () => {
    const plan = planOf({ ...trigger, a: mailTo({ kind: 'assignee' }), b: ['assign-to-agent', { agentId: 'a-2' }] }, [
      't out a',
      't out b',
    ]);
    const { outcome } = run(plan);
    expect(outcome.effects).toMatchObject([
      { nodeId: 'a', kind: 'email', mail: { agentId: 'a-2', toEmail: 'jonas@example.com' } },
    ]);
  });

  it('leaves out mails to nobody, and says why', () => {
    const nodes = {
      ...trigger,
      a: mailTo({ kind: 'assignee' }),
      b: mailTo({ kind: 'agent', agentId: 'gone' }),
      c: mailTo({ kind: 'group', groupId: 'gone' }),
      d: mailTo({ kind: 'group', groupId: 'empty' }),
    };
    const directory = { ...exampleDirectory, groups: new Map([['empty', groupOf('empty', 'Night', ['gone'])]]) };
    const { outcome } = run(planOf(nodes, ['t out a', 't out b', 't out c', 't out d']), factsOfExample(), exampleNow, directory);
    expect(outcome).toMatchObject({ matched: true, status: 'completed', effects: [] });
    expect(outcome.skippedEffects.map(({ reason }) => reason)).toEqual([
      'Not e-mailed: nobody is assigned to this conversation.',
      'Not e-mailed: this agent does not exist any more.',
      'Not e-mailed: this group does not exist any more.',
      'Not e-mailed: Night has no members.',
    ]);
  });

  it('sends a group one mail per member, each once', () => {
    const { outcome } = run(
      planOf({ ...trigger, e: mailTo({ kind: 'group', groupId: 'g-1' }, undefined, 'For {{ agent.name }}') }, ['t out e']),
    );
    expect(outcome.effects.map((effect) => effect.kind === 'email' && effect.mail.subject)).toEqual(['For Marie', 'For Jonas']);
  });
});

describe('repeat', () => {
  const again = (repeat: MailRepeat | undefined, minutesLater: number, change: Partial<Facts['conversation']> = {}) => {
    const plan = planOf({ ...trigger, e: mailTo(marie, repeat) }, ['t out e']);
    const first = run(plan);
    const later = new Date(Date.parse(exampleNow) + minutesLater * 60_000).toISOString();
    return run(plan, factsOfExample({ conversation: { ...first.conversation, ...change } }), later);
  };

  it('is once per conversation unless told otherwise, and tells when the last was', () => {
    const { outcome, conversation } = again(undefined, 100_000);
    expect(outcome.effects).toEqual([]);
    expect(resultsOf(outcome, 'e')).toEqual([
      {
        kind: 'email',
        recipientId: 'a-1',
        done: false,
        reason: 'Not e-mailed: Marie has had an e-mail about this conversation already.',
        lastSentAt: exampleNow,
      },
    ]);
    expect(Object.values(conversation.repeats)).toEqual([exampleNow]);
  });

  it('starts afresh when the conversation is reopened', () => {
    expect(again(undefined, 1, { opening: 2 }).outcome.effects).toHaveLength(1);
  });

  it('can be every message, or so many minutes', () => {
    expect(again('every-message', 0).outcome.effects).toHaveLength(1);
    expect(again('every-message', 0).conversation.repeats).toEqual({});
    expect(again({ minutes: 10 }, 9).outcome.effects).toHaveLength(0);
    expect(again({ minutes: 10 }, 10).outcome.effects).toHaveLength(1);
  });

  it('is counted for each recipient and conversation apart', () => {
    expect(again(undefined, 1, { id: 'c-2' }).outcome.effects).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  it('in one node fails the run with its reason, and leaves the other branches alone', () => {
    const plan = planOf({ ...trigger, b: ['breaks'], g: ['assign-to-group', { groupId: 'g-1' }], h: ['acts'] }, [
      't out b',
      'b yes h',
      'b no h',
      't out g',
    ]);
    const { outcome, conversation } = run(plan);
    expect(outcome).toMatchObject({ matched: true, status: 'failed' });
    expect(outcome.steps.map(({ nodeId, port, error }) => [nodeId, port, error])).toEqual([
      ['t', 'out', undefined],
      ['b', null, 'The moon is in the wrong phase.\ufffd'],
      ['g', 'out', undefined],
    ]);
    expect(conversation.groupId).toBe('g-1');
  });

  it('in a template fails its own mail, which may then be sent another time', () => {
    const plan = planOf(
      { ...trigger, e: mailTo(marie, undefined, '{% for i in (1..1000000) %}{% endfor %}'), f: mailTo(marie) },
      ['t out e', 't out f'],
    );
    const { outcome, conversation } = run(plan);
    expect(outcome).toMatchObject({
      status: 'failed',
      effects: [{ nodeId: 'f' }],
      skippedEffects: [{ nodeId: 'e', recipientId: 'a-1', reason: 'Not e-mailed: The template asks for too much work.' }],
    });
    expect(outcome.steps[1]?.error).toBe('The template asks for too much work.');
    expect(Object.keys(conversation.repeats)).toHaveLength(1);
  });

  it('with too many recipients stops at the limit and says so', () => {
    const agents = new Map(
      Array.from({ length: 150 }, (_, index) => [
        `a${index}`,
        {
          id: `a${index}`,
          name: `Agent ${index}`,
          email: `a${index}@example.com`,
          languages: [],
          availability: 'online' as const,
          maxOpenConversations: null,
          workingHours: null,
        },
      ]),
    );
    const directory = {
      ...exampleDirectory,
      agents,
      groups: new Map([['all', groupOf('all', 'All', [...agents.keys()])]]),
    };
    const plan = planOf({ ...trigger, e: mailTo({ kind: 'group', groupId: 'all' }), f: ['acts'] }, ['t out e', 't out f']);
    const { outcome } = run(plan, factsOfExample(), exampleNow, directory);
    expect(outcome.status).toBe('stopped');
    expect(outcome.effects).toHaveLength(100);
    expect(outcome.steps.map(({ error }) => error)).toEqual([
      undefined,
      expect.stringMatching('at most 100'),
      expect.stringMatching('at most 100'),
    ]);
  });

  it('with too many steps stops at the limit and says so', () => {
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`t${index}`, ['incoming-message'] as [string]]));
    const { outcome } = run(planOf(many, []));
    expect(outcome.status).toBe('stopped');
    expect(outcome.steps).toHaveLength(2_000);
    expect(outcome.steps.at(-1)?.error).toMatch('at most 2000 steps');
  });
});
