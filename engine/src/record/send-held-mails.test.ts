import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Condition } from '@switchboard/shared/condition';
import type { ConversationFacts } from '@switchboard/shared/facts';
import type { Graph } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import { exampleDirectory, exampleNow, factsOfExample } from '../nodes/example-facts.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import { effectIdOf } from '../run/ids.ts';
import { snapshotOf } from './configuration-snapshot.ts';
import type { HeldMailState } from './decide-batch.ts';
import { sendHeldMails } from './send-held-mails.ts';
import { agent, BatchStore, chain, conversation, group, message, type Part, person, publish, team } from './test-batches.ts';

const held = (nodeId: string, body = '{{ agent.name }}: {{ message.text }}'): HeldMailState => ({
  runId: 'run-1',
  automationId: 'au-1',
  seq: 7,
  mail: { nodeId, subject: 'For {{ agent.name }}', body, repeat: 'once-per-conversation' },
  facts: factsOfExample({ message: { text: 'as it was' } }),
});
const around = { directory: exampleDirectory, now: exampleNow, publicUrl: 'https://desk.example' };
const standing = (rest: Partial<ConversationFacts>) => factsOfExample({ conversation: rest }).conversation;

describe('a held mail', () => {
  it('goes to whoever has the conversation, under the id it would have had, with the message it is about', () => {
    const taken = standing({ groupId: 'g-1', assigneeId: 'a-1' });
    const sent = sendHeldMails([held('n1'), held('n2')], taken, around);
    expect(sent.effects.map(({ id, seq, content }) => [id, seq, 'subject' in content && content.subject])).toEqual([
      [effectIdOf('run-1', 'n1', 'a-1'), 7, 'For Marie'],
      [effectIdOf('run-1', 'n2', 'a-1'), 7, 'For Marie'],
    ]);
    expect(sent.effects[0]?.content).toMatchObject({
      toEmail: 'marie@example.com',
      text: expect.stringMatching(/^Marie: as it was/),
    });
    expect(Object.values(sent.conversation.repeats)).toEqual([exampleNow, exampleNow]);
    expect(sent).toMatchObject({ faults: [], isDone: true });
  });

  it('waits on while nobody has it, and while who has it is not known', () => {
    for (const assigneeId of [null, 'gone']) {
      const waiting = standing({ groupId: 'g-2', assigneeId, queuedAt: exampleNow });
      expect(sendHeldMails([held('n1')], waiting, around)).toEqual({
        effects: [],
        conversation: waiting,
        faults: [],
        isDone: false,
      });
    }
  });

  it('is not wanted any more once the conversation is closed, whoever has it', () => {
    for (const assigneeId of [null, 'a-1']) {
      const closed = standing({ status: 'closed', assigneeId });
      expect(sendHeldMails([held('n1')], closed, around)).toMatchObject({ effects: [], isDone: true });
    }
  });

  it('is sent once when two are held for the same node', () => {
    const twice = [held('n1'), { ...held('n1'), runId: 'run-2', seq: 8 }];
    expect(sendHeldMails(twice, standing({ assigneeId: 'a-1' }), around).effects.map(({ runId }) => runId)).toEqual(['run-1']);
  });

  it('whose template fails is told of, and leaves the others alone', () => {
    const broken = held('n1', '{% for i in (1..1000000) %}{% endfor %}');
    const sent = sendHeldMails([broken, held('n2')], standing({ assigneeId: 'a-1' }), around);
    expect(sent.faults).toEqual(['Not e-mailed to Marie: The template asks for too much work.']);
    expect(sent.effects.map(({ nodeId }) => nodeId)).toEqual(['n2']);
    expect(sent.isDone).toBe(true);
  });
});

describe('a mail to the assignee of a conversation that waits', () => {
  let registry: NodeTypeRegistry;
  beforeAll(async () => {
    ({ registry } = await loadNodeTypes([]));
  });

  const says = (word: string): Part => {
    const condition: Condition = { field: 'message.text', operator: 'contains', value: word };
    return ['condition', { condition }];
  };
  const mail: Part = ['agent-email', { to: { kind: 'assignee' }, subject: '{{ agent.name }}', body: '{{ message.text }}' }];
  const directory = team(
    [agent('a-1', 'Marie', { availability: 'away' }), agent('a-3', 'Luc')],
    [group('queue', ['a-1'], { strategy: 'round-robin' }), group('members', ['a-3'], { strategy: 'none' })],
  );
  const graphs: Graph[] = [
    chain([says('route'), ['assign-to-group', { groupId: 'queue' }]], [mail]),
    chain([says('luc'), ['assign-to-agent', { agentId: 'a-3', replace: true }]]),
    chain([says('close'), ['close-conversation', {}]]),
    chain([says('members'), ['assign-to-group', { groupId: 'members', replace: true }]]),
  ];
  /** Sends the texts one after the other, in batches of so many; answers the mails planned in each batch. */
  function send(texts: string[], size: number) {
    const configuration = snapshotOf({ revision: 1, published: publish(graphs, registry, directory), rules: [], directory });
    const store = new BatchStore(configuration, [person('p-0')], [conversation('c-0')]);
    const batches = store.drain(
      texts.map((text, place) => message(place + 1, 'c-0', 'p-0', { text })),
      [size],
    );
    const mails = batches.flatMap(({ effects }) =>
      effects.map(({ seq, content }) => [seq, 'toName' in content && content.toName] as const),
    );
    return { mails, store, batches };
  }

  it.each([1, 100])('is sent once, to whoever takes it, when batches are of %d', (size) => {
    const { mails, store } = send(['route', 'anything', 'luc', 'anything', 'route'], size);
    expect(mails).toEqual([[1, 'Luc']]);
    expect(store.heldMails).toEqual([]);
  });

  it.each([1, 100])('waits as long as the conversation does, when batches are of %d', (size) => {
    const { mails, store, batches } = send(['route', 'anything'], size);
    expect(mails).toEqual([]);
    expect(store.heldMails).toMatchObject([{ conversationId: 'c-0', nodeId: 'n3', automationId: 'au-0' }]);
    expect(batches[0]!.runs[0]!.steps.at(-1)!.output).toMatchObject({
      results: [{ kind: 'email', done: true, reason: 'E-mail held for whoever takes this conversation.' }],
    });
  });

  it.each([1, 100])('is left out, and says so, when many wait already, in batches of %d', (size) => {
    const { store, batches } = send(
      Array.from({ length: limits.heldMails + 1 }, () => 'route'),
      size,
    );
    expect(store.heldMails).toHaveLength(limits.heldMails);
    expect(batches.at(-1)!.runs.at(-1)!.steps.at(-1)!.output).toMatchObject({
      results: [{ done: false, reason: 'Not e-mailed: 50 e-mails are held already for whoever takes this conversation.' }],
    });
  });

  it.each([1, 100])('is dropped when the conversation is closed first, when batches are of %d', (size) => {
    const { mails, store } = send(['route', 'close', 'luc'], size);
    expect(mails).toEqual([]);
    expect(store.heldMails).toEqual([]);
  });

  it.each([1, 100])('outlasts a group whose members choose among themselves, when batches are of %d', (size) => {
    const { mails, store } = send(['route', 'members', 'luc'], size);
    expect(mails).toEqual([[1, 'Luc']]);
    expect(store.heldMails).toEqual([]);
  });
});
