import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ConversationFacts, PersonFacts, SegmentFacts } from '@switchboard/shared/facts';
import type { Graph } from '@switchboard/shared/graph';
import { exampleFacts } from '../nodes/example-facts.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import { snapshotOf } from './configuration-snapshot.ts';
import type { MessageEventRow } from './event-facts.ts';
import { conversationEvents, type FollowUpCause, followUpRows, segmentEvents } from './follow-ups.ts';
import { agent, BatchStore, chain, conversation, group, message, type Part, person, publish, team } from './test-batches.ts';

let registry: NodeTypeRegistry;
beforeAll(async () => {
  ({ registry } = await loadNodeTypes([]));
});

const pro: SegmentFacts = {
  id: 'pro',
  name: 'Pro',
  condition: { field: 'person.attributes.plan', operator: 'is', value: 'pro' },
};
const directory = team([agent('a-1', 'Marie')], [group('g-1', ['a-1'], { strategy: 'none' })], new Map([['pro', pro]]));
function storeOf(graphs: Graph[], facts: Partial<PersonFacts> = {}): BatchStore {
  const published = publish(graphs, registry, directory);
  const configuration = snapshotOf({ revision: 1, published, rules: [], directory });
  return new BatchStore(configuration, [person('p-0', facts)], [conversation('c-0')]);
}
const first = (payload: Partial<MessageEventRow['payload']> = {}) => message(1, 'c-0', 'p-0', payload);
const tag = (name: string): Part => ['add-tag', { tag: name }];
const untag = (name: string): Part => ['remove-tag', { tag: name }];
const tagged = (...tags: string[]): Part => ['tag-added', { tags }];
const set = (name: string, value: unknown): Part => ['set-attribute', { name, value }];
const entered: Part = ['person-entered-segment', { segmentId: 'pro' }];
const left: Part = ['person-left-segment', { segmentId: 'pro' }];

describe('what happened to a conversation', () => {
  const before: ConversationFacts = { ...exampleFacts.conversation, tags: ['a'] };
  const events = (change: Partial<ConversationFacts>, by: 'automation' | 'rule' | 'person' = 'automation') =>
    conversationEvents(before, { ...before, ...change }, by);

  it('is told as one assignment, a tag for each, and its end', () => {
    expect(events({ groupId: 'g-1', assigneeId: 'a-1', tags: ['a', 'b', 'c'], status: 'closed' }, 'rule')).toEqual([
      { kind: 'conversation-assigned', groupId: 'g-1', assigneeId: 'a-1', by: 'rule' },
      { kind: 'tag-added', tag: 'b' },
      { kind: 'tag-added', tag: 'c' },
      { kind: 'conversation-closed', by: 'automation' },
    ]);
    expect(events({ status: 'closed' }, 'person')).toEqual([{ kind: 'conversation-closed', by: 'person' }]);
  });

  it('is nothing when nothing anybody listens to has changed', () => {
    expect(conversationEvents(before, before, 'automation')).toEqual([]);
    expect(events({ tags: [], repeats: { key: '2026-11-22T10:00:00Z' }, queuedAt: '2026-11-22T10:00:00Z' })).toEqual([]);
  });

  it('is no assignment when it was taken from everybody', () => {
    const given = { ...before, groupId: 'g-1', assigneeId: 'a-1' };
    expect(conversationEvents(given, before, 'person')).toEqual([]);
    expect(conversationEvents(given, { ...given, assigneeId: null }, 'person')).toMatchObject([
      { kind: 'conversation-assigned', groupId: 'g-1', assigneeId: null },
    ]);
  });
});

describe('which segments a person came into', () => {
  const withPlan = (plan: string): PersonFacts => ({ ...exampleFacts.person, attributes: { plan } });
  const both = {
    topics: new Set(['person-entered-segment pro', 'person-left-segment pro', 'person-entered-segment gone']),
    segments: new Set(['pro', 'gone']),
  };

  it('is told with those they fell out of', () => {
    expect(segmentEvents(withPlan('free'), withPlan('pro'), both, directory)).toEqual([
      { kind: 'person-entered-segment', segmentId: 'pro' },
    ]);
    expect(segmentEvents(withPlan('pro'), withPlan('free'), both, directory)).toEqual([
      { kind: 'person-left-segment', segmentId: 'pro' },
    ]);
    expect(segmentEvents(withPlan('pro'), { ...withPlan('pro'), name: 'Bea' }, both, directory)).toEqual([]);
  });

  it('is all that somebody new is in', () => {
    expect(segmentEvents(null, withPlan('pro'), both, directory)).toMatchObject([{ kind: 'person-entered-segment' }]);
    expect(segmentEvents(null, withPlan('free'), both, directory)).toEqual([]);
  });

  it('is looked at only for segments and directions that somebody listens to', () => {
    const onlyLeft = { topics: new Set(['person-left-segment pro']), segments: new Set(['pro']) };
    expect(segmentEvents(withPlan('free'), withPlan('pro'), onlyLeft, directory)).toEqual([]);
    expect(segmentEvents(withPlan('free'), withPlan('pro'), { topics: new Set(), segments: new Set() }, directory)).toEqual([]);
  });
});

describe('the rows of events', () => {
  const cause: FollowUpCause = {
    id: 'run-1',
    runId: 'run-1',
    lane: 7,
    personKey: 'p-0',
    hops: 3,
    chain: ['au-0'],
    message: exampleFacts.message,
  };
  const added = { kind: 'tag-added' as const, tag: 'vip' };
  const idsOf = (rows: ReturnType<typeof followUpRows>) => rows.map(({ payload }) => payload.id);

  it('carry their cause, and are made only of what somebody listens to', () => {
    const closed = { kind: 'conversation-closed' as const, by: 'automation' as const };
    expect(followUpRows([closed, added], 'c-1', cause, new Set(['message', 'tag-added']))).toEqual([
      {
        kind: 'tag-added',
        lane: 7,
        conversationId: 'c-1',
        personKey: 'p-0',
        hops: 3,
        cause: 'run-1',
        payload: {
          id: expect.stringMatching(/^fu_.{22}$/),
          event: added,
          message: exampleFacts.message,
          chain: ['au-0'],
          budget: 0,
        },
      },
    ]);
    expect(followUpRows([closed, added], 'c-1', cause, new Set(['message']))).toEqual([]);
  });

  it('have ids that are functions of their cause and their place, and of nothing else', () => {
    const topics = new Set(['tag-added']);
    const ids = idsOf(followUpRows([added, added], 'c-1', cause, topics));
    expect(new Set(ids).size).toBe(2);
    expect(idsOf(followUpRows([added, added], 'c-1', { ...cause, hops: 9 }, topics))).toEqual(ids);
    expect(idsOf(followUpRows([added, added], 'c-1', { ...cause, id: 'run-2' }, topics))).not.toEqual(ids);
  });
});

describe('events that a batch leads to', () => {
  it('are none while nobody listens', () => {
    const records = storeOf([chain([tag('vip'), ['close-conversation', {}]])]).decide([first({ opens: true, addsPerson: true })]);
    expect(records.runs).toHaveLength(1);
    expect(records.followUps).toEqual([]);
  });

  it('are made of what a run did, with its id as their cause and it in their chain', () => {
    const store = storeOf([chain([tag('vip')]), chain([['internal-note', { text: 'Seen' }]], [], tagged())]);
    const records = store.decide([first()]);
    expect(records.followUps).toMatchObject([
      {
        kind: 'tag-added',
        hops: 1,
        cause: records.runs[0]!.id,
        payload: { event: { tag: 'vip' }, chain: ['au-0'], message: { id: 'm-1' } },
      },
    ]);
    expect(storeOf([chain([tag('vip')]), chain([tag('b')], [], tagged())]).decide([first()]).followUps[0]!.payload.id).toBe(
      records.followUps[0]!.payload.id,
    );
  });

  it('tell what is otherwise after a run, and not what one run took away and put back', () => {
    const store = storeOf([
      chain([tag('vip')]),
      chain([untag('vip'), tag('vip'), tag('new')]),
      chain([['internal-note', { text: 'Seen' }]], [], tagged()),
    ]);
    const { followUps, runs } = store.decide([first()]);
    expect(followUps.map(({ cause, payload }) => [cause, payload.event])).toEqual([
      [runs[0]!.id, { kind: 'tag-added', tag: 'vip' }],
      [runs[1]!.id, { kind: 'tag-added', tag: 'new' }],
    ]);
  });

  it('start whoever listens, in the same conversation, with the message that led there', () => {
    const store = storeOf([
      chain([tag('vip')]),
      chain([['internal-note', { text: '{{ message.text }} {{ conversation.tags }}' }]], [], tagged('vip')),
    ]);
    const [, second] = store.drain([first({ text: 'Hello' })]);
    expect(second!.runs).toMatchObject([{ automationId: 'au-1', messageId: 'm-1', conversationId: 'c-0', status: 'completed' }]);
    expect(second!.writings).toMatchObject([
      { kind: 'note', payload: { text: 'Hello vip', by: { id: 'au-1', name: 'Automation 1' } } },
    ]);
  });

  it('tell of a conversation that begins, after the message that opened it was decided on', () => {
    const store = storeOf([
      chain([['assign-to-group', { groupId: 'g-1' }]]),
      chain([['internal-note', { text: 'In {{ conversation.groupId }}' }]], [], ['conversation-opened', { when: 'new' }]),
    ]);
    const [opened, then] = store.drain([first({ opens: true })]);
    expect(opened!.followUps).toMatchObject([
      { kind: 'conversation-opened', cause: null, payload: { event: { reopened: false }, chain: [] } },
    ]);
    expect(then!.writings).toMatchObject([{ payload: { text: 'In g-1' } }]);
    expect(store.drain([message(9, 'c-0', 'p-0')]).flatMap(({ followUps }) => followUps)).toEqual([]);
  });

  it('tell that somebody new is in the segments they are in', () => {
    const graphs = [chain([tag('welcome')], [], entered)];
    const claims = { attributes: { plan: 'pro' } };
    const added = storeOf(graphs, { attributes: { plan: 'pro' } });
    expect(added.decide([first({ person: claims, addsPerson: true })]).followUps).toMatchObject([
      { kind: 'person-entered-segment', cause: null, payload: { event: { segmentId: 'pro' } } },
    ]);
    const known = storeOf(graphs, { attributes: { plan: 'pro' } });
    expect(known.decide([first({ person: claims })]).followUps).toEqual([]);
  });

  it('tell that a person came into a segment by what a message claimed, or by what an automation set, once', () => {
    const graphs = [
      chain([['condition', { condition: { field: 'message.text', operator: 'is', value: 'upgrade' } }], set('plan', 'pro')]),
      chain([tag('welcome')], [], entered),
      chain([tag('lost')], [], left),
    ];
    const claimed = storeOf(graphs).decide([first({ person: { attributes: { plan: 'pro' } } })]);
    expect(claimed.followUps.map(({ kind, cause }) => [kind, cause])).toEqual([['person-entered-segment', null]]);
    const store = storeOf(graphs);
    const setByRun = store.decide([first({ text: 'upgrade' }), message(2, 'c-0', 'p-0', { text: 'upgrade' })]);
    expect(setByRun.followUps.map(({ kind, cause }) => [kind, cause])).toEqual([
      ['person-entered-segment', setByRun.runs[0]!.id],
    ]);
    const gone = store.decide([message(3, 'c-0', 'p-0', { person: { attributes: { plan: null } } })]);
    expect(gone.followUps.map(({ kind }) => kind)).toEqual(['person-left-segment']);
  });
});

describe('events that lead to one another', () => {
  const stopped = (store: BatchStore) =>
    store
      .drain([first()])
      .flatMap(({ runs }) => runs)
      .map(({ automationId, status, steps }) => [automationId, status, steps.at(-1)!.error]);

  it('end when two automations undo each other’s tags, and the last run says why', () => {
    const store = storeOf([
      chain([tag('a')]),
      chain([untag('a'), tag('b')], [], tagged('a')),
      chain([untag('b'), tag('a')], [], tagged('b')),
    ]);
    expect(stopped(store)).toEqual([
      ['au-0', 'completed', undefined],
      ['au-1', 'completed', undefined],
      ['au-2', 'completed', undefined],
      ['au-1', 'stopped', 'Stopped: this automation led to what started it here, and does not start itself again.'],
    ]);
    expect(store.factsOf('c-0').tags).toEqual(['a']);
  });

  it('leave a line in the timeline that names the automation which was stopped, its run and why', () => {
    const store = storeOf([chain([tag('a')]), chain([tag('b')], [untag('a')], tagged('a')), chain([tag('a')], [], tagged('b'))]);
    const batches = store.drain([first()]);
    const last = batches.flatMap(({ runs }) => runs).at(-1)!;
    expect(last.steps.filter(({ error }) => error !== undefined)).toHaveLength(2);
    expect(batches.flatMap(({ timeline }) => timeline).filter(({ kind }) => kind === 'stopped')).toEqual([
      {
        conversationId: 'c-0',
        kind: 'stopped',
        by: 'automation',
        automationId: 'au-1',
        version: last.version,
        runId: last.id,
        ruleId: null,
        reason: '“Automation 1” stopped: this automation led to what started it here, and does not start itself again.',
        candidates: null,
      },
    ]);
  });

  it('leave one line for a reply that is left out so that machines do not answer each other', () => {
    const reply = (text: string): Part => ['send-reply', { text }];
    const store = storeOf([chain([reply('Thank you.')], [reply('Welcome.')]), chain([reply(' ')])]);
    const linesOf = (event: MessageEventRow) =>
      store.decide([event]).timeline.map(({ kind, by, automationId, version, runId, reason }) => ({
        kind,
        by,
        automationId,
        version,
        runId,
        reason,
      }));
    expect(linesOf(first())).toEqual([]);
    const line = { kind: 'stopped', by: 'automation', automationId: 'au-0', version: 1, runId: expect.any(String) };
    expect(linesOf(message(2, 'c-0', 'p-0'))).toEqual([
      { ...line, reason: 'Not answered: the person was answered in the last 60 minutes.' },
    ]);
    // Nor is who begins another conversation with each message.
    expect(linesOf(message(3, 'c-1', 'p-0'))).toHaveLength(1);
    expect(linesOf(message(4, 'c-2', 'p-1'))).toEqual([]);
  });

  it('end when two automations undo each other’s attributes by a segment', () => {
    const store = storeOf([
      chain([set('plan', 'pro')]),
      chain([set('plan', 'free')], [], entered),
      chain([set('plan', 'pro')], [], left),
    ]);
    const runs = stopped(store);
    expect(runs.map(([automationId]) => automationId)).toEqual(['au-0', 'au-1', 'au-2', 'au-1']);
    expect(runs.at(-1)?.[1]).toBe('stopped');
  });

  it('end after ten automations in a row, and the eleventh says so', () => {
    const row = Array.from({ length: 12 }, (_, place) => chain([tag(`t${place + 1}`)], [], tagged(`t${place}`)));
    const store = storeOf([chain([tag('t0')]), ...row]);
    const runs = stopped(store);
    expect(runs).toHaveLength(11);
    expect(runs.slice(0, 10).every(([, status]) => status === 'completed')).toBe(true);
    expect(runs[10]).toEqual(['au-10', 'stopped', 'Stopped: 10 automations in a row led here.']);
    expect(store.factsOf('c-0').tags).toHaveLength(10);
  });

  it('count their hops up to the bound', () => {
    const row = Array.from({ length: 12 }, (_, place) => chain([tag(`t${place + 1}`)], [], tagged(`t${place}`)));
    const followUps = storeOf([chain([tag('t0')]), ...row])
      .drain([first()])
      .flatMap((records) => records.followUps);
    expect(followUps.map(({ hops, payload }) => [hops, payload.chain.length])).toEqual(
      Array.from({ length: 10 }, (_, place) => [place + 1, place + 1]),
    );
  });
});
