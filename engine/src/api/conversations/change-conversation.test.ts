import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../record/database.ts';
import { allSeeing } from '../principal.ts';
import { openEmbedded } from '../../record/embedded.ts';
import { migrate } from '../../record/migrate.ts';
import type { Principal } from '../principal.ts';
import {
  assignConversation,
  closeConversation,
  type ConversationStore,
  reopenConversation,
  snoozeConversation,
} from './change-conversation.ts';
import { getConversation } from './get-conversation.ts';
import { listConversations } from './conversations.sql.ts';
import { addTags, listTags, removeTag } from './tags.ts';
import { takeWaiting } from './take-waiting.ts';
import { wakeSnoozed } from './wake-snoozed.ts';

const ana: Principal = { kind: 'agent', id: 'a_ana', name: 'Ana', rights: new Set(['read', 'write']) };

describe('a conversation', () => {
  let database: Database;
  let store: ConversationStore;

  beforeAll(async () => {
    database = await openEmbedded({ dataDir: null });
    await migrate(database);
    store = { database, lanes: 16, publicUrl: 'https://desk.example', now: () => new Date('2026-11-21T08:00:00Z') };
    await database.query('insert into switchboard.lane (lane) select generate_series(0, 15) on conflict do nothing');
    await database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
      values ('a_marie', 'Marie', 'marie@example.com', 'agent', '["fr"]', 'online')`);
    await database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
      values ('g_fr', 'Support France', 'agents', '["a_marie"]', '{"strategy":"none"}')`);
  }, 60_000);
  afterAll(() => database.close());

  beforeEach(async () => {
    await database.query('delete from switchboard.timeline');
    await database.query('delete from switchboard.conversation');
    await database.query('delete from switchboard.person');
    await database.query(
      `insert into switchboard.person (key, given_id, name) values ('per_1', 'p-1', 'Chloé'), ('per_2', null, null)`,
    );
    await database.query(`insert into switchboard.conversation (id, person_key, channel, joinable, last_message_at, created_at)
      values ('c-1', 'per_1', 'widget', true, '2026-11-20T10:00:00.000123Z', '2026-11-20T09:00:00Z'),
             ('c-2', 'per_2', 'api', false, '2026-11-20T10:00:00.000122Z', '2026-11-20T09:00:00Z'),
             ('c-3', 'per_1', 'api', true, '2026-11-20T10:00:00.000122Z', '2026-11-20T09:00:00Z')`);
  });

  it('is closed once, however often it is asked', async () => {
    const closed = await closeConversation(store, 'c-1', ana);
    expect(closed).toMatchObject({
      status: 'closed',
      timeline: [{ at: '2026-11-21T08:00:00.000Z', kind: 'closed', by: 'a_ana', reason: 'Closed by Ana.' }],
    });
    const again = await closeConversation(store, 'c-1', ana);
    expect(again.timeline).toHaveLength(1);
    const { rows } = await database.query("select joinable from switchboard.conversation where id = 'c-1'");
    expect(rows).toEqual([{ joinable: false }]);
  });

  it('keeps its group and counts the opening when it is reopened', async () => {
    await assignConversation(store, 'c-1', { groupId: 'g_fr' }, ana);
    await closeConversation(store, 'c-1', ana);
    const reopened = await reopenConversation(store, 'c-1', ana);
    expect(reopened).toMatchObject({ status: 'open', groupId: 'g_fr', assignedBy: 'person' });
    expect((await reopenConversation(store, 'c-1', ana)).timeline.map((line) => line.kind)).toEqual([
      'assigned',
      'closed',
      'reopened',
    ]);
    const { rows } = await database.query("select opening from switchboard.conversation where id = 'c-1'");
    expect(rows).toEqual([{ opening: 2 }]);
  });

  it('is not taken from whoever has it by somebody who does not know', async () => {
    await assignConversation(store, 'c-2', { agentId: 'a_marie', expectedAgentId: null }, ana);
    const second = assignConversation(store, 'c-2', { agentId: 'a_luc', expectedAgentId: null }, ana);
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      message: 'This conversation has gone to Marie meanwhile.',
      options: { extensions: { assigneeId: 'a_marie' } },
    });
    const taken = await assignConversation(store, 'c-2', { agentId: null, expectedAgentId: 'a_marie' }, ana);
    expect(taken.assigneeId).toBeNull();
    const late = assignConversation(store, 'c-2', { groupId: 'g_fr', expectedAgentId: 'a_marie' }, ana);
    await expect(late).rejects.toMatchObject({ message: 'This conversation was taken from its agent meanwhile.' });
  });

  it('is assigned by a person to a group and an agent, and taken from them', async () => {
    const assigned = await assignConversation(store, 'c-2', { groupId: 'g_fr', agentId: 'a_marie' }, ana);
    expect(assigned).toMatchObject({ groupId: 'g_fr', assigneeId: 'a_marie', assignedBy: 'person' });
    expect(assigned.timeline[0]?.reason).toBe('Assigned to Support France and Marie by Ana.');
    const withoutAgent = await assignConversation(store, 'c-2', { agentId: null }, ana);
    expect(withoutAgent).toMatchObject({ groupId: 'g_fr', assigneeId: null, assignedBy: 'person' });
    expect(await assignConversation(store, 'c-2', { groupId: null }, ana)).toMatchObject({ groupId: null, assignedBy: null });
  });

  describe('that a person gives to a group which picks its agents', () => {
    const jonas = { agentId: 'a_jonas', name: 'Jonas' };
    const waitsOf = async (id: string) =>
      (await getConversation(database, id, allSeeing)).timeline
        .filter(({ kind }) => kind === 'queued')
        .map(({ by, reason, candidates }) => ({ by, reason, candidates }));
    const setAgent = (set: string) => database.query(`update switchboard.agent set ${set} where id = 'a_jonas'`);

    beforeAll(async () => {
      await database.query(`insert into switchboard.agent (id, name, email, role, languages, availability, max_open_conversations)
        values ('a_jonas', 'Jonas', 'jonas@example.com', 'agent', '[]', 'away', 1)`);
      await database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
        values ('g_manual', 'Manual', 'agents', '["a_jonas"]', '{"strategy":"round-robin"}'),
          ('g_empty', 'Empty', 'agents', '[]', '{"strategy":"round-robin"}')`);
      await database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing, hours)
        values ('g_shut', 'Shut', 'agents', '["a_jonas"]', '{"strategy":"round-robin"}', '{"timeZone":"UTC","days":{}}')`);
    });
    afterAll(async () => {
      await database.query(`delete from switchboard.agent_group where id in ('g_manual', 'g_empty', 'g_shut')`);
      await database.query(`delete from switchboard.agent where id = 'a_jonas'`);
    });
    beforeEach(() => setAgent(`availability = 'away'`));

    it('says why it waits, and of everybody considered why they could not take it', async () => {
      await assignConversation(store, 'c-1', { groupId: 'g_manual' }, ana);
      const away = [{ ...jonas, chosen: false, reason: 'away' }];
      expect(await waitsOf('c-1')).toEqual([
        { by: 'routing', reason: 'Waits for an agent of Manual: nobody in Manual can take it.', candidates: away },
      ]);
      await assignConversation(store, 'c-2', { groupId: 'g_manual' }, ana);
      expect(await waitsOf('c-2')).toEqual([
        { by: 'routing', reason: 'Waits for an agent of Manual: others wait already.', candidates: away },
      ]);
      await assignConversation(store, 'c-3', { groupId: 'g_shut' }, ana);
      expect(await waitsOf('c-3')).toMatchObject([
        { reason: 'Waits for an agent of Shut: Shut is out of hours: closed today (UTC).' },
      ]);
    });

    it('says so anew in another group’s queue, and does not wait behind itself', async () => {
      await assignConversation(store, 'c-1', { groupId: 'g_manual' }, ana);
      await assignConversation(store, 'c-1', { groupId: 'g_empty' }, ana);
      await assignConversation(store, 'c-1', { groupId: 'g_manual' }, ana);
      expect((await waitsOf('c-1')).map(({ reason }) => reason)).toEqual([
        'Waits for an agent of Manual: nobody in Manual can take it.',
        'Waits for an agent of Empty: Empty has no members.',
        'Waits for an agent of Manual: nobody in Manual can take it.',
      ]);
    });

    it('blames nobody when somebody can take it: whoever had it until now has room for one more', async () => {
      await setAgent(`availability = 'online'`);
      await assignConversation(store, 'c-1', { groupId: 'g_manual', agentId: 'a_jonas' }, ana);
      await assignConversation(store, 'c-1', { agentId: null }, ana);
      expect(await waitsOf('c-1')).toEqual([{ by: 'routing', reason: 'Waits for an agent of Manual.', candidates: undefined }]);
      expect(await takeWaiting(store)).toEqual(['c-1']);
      await assignConversation(store, 'c-2', { groupId: 'g_manual' }, ana);
      expect(await waitsOf('c-2')).toMatchObject([{ candidates: [{ ...jonas, chosen: false, reason: '1 of 1 open' }] }]);
    });

    it('goes back to who had it when it is opened again, if they can take it or open it themselves; else it waits', async () => {
      const reopenedBy = async (principal: Principal) => {
        await closeConversation(store, 'c-1', ana);
        const { assigneeId, timeline } = await reopenConversation(store, 'c-1', principal);
        return [assigneeId, timeline.findLast(({ kind }) => kind === 'reopened')?.reason];
      };
      await setAgent(`availability = 'online'`);
      await assignConversation(store, 'c-1', { groupId: 'g_manual', agentId: 'a_jonas' }, ana);
      expect(await reopenedBy(ana)).toEqual(['a_jonas', 'Reopened by Ana.']);
      await closeConversation(store, 'c-1', ana);
      await assignConversation(store, 'c-2', { agentId: 'a_jonas' }, ana);
      expect(await reopenedBy(ana)).toEqual([null, 'Reopened by Ana; Jonas is not available (1 of 1 open).']);
      await setAgent(`availability = 'offline'`);
      await assignConversation(store, 'c-1', { agentId: 'a_jonas' }, ana);
      expect(await reopenedBy({ ...ana, id: 'a_jonas', name: 'Jonas' })).toEqual(['a_jonas', 'Reopened by Jonas.']);
      expect(await reopenedBy(ana)).toEqual([null, 'Reopened by Ana; Jonas is not available (offline).']);
      expect((await waitsOf('c-1')).at(-1)?.candidates).toEqual([{ ...jonas, chosen: false, reason: 'offline' }]);
    });

    it('waits only while it is open: snoozed, it comes to the queue when its time has come', async () => {
      const queuedAt = async () => (await getConversation(database, 'c-1', allSeeing)).queuedAt;
      await setAgent(`availability = 'online'`);
      await snoozeConversation(store, 'c-1', '2026-11-21T09:00:00Z', ana);
      await assignConversation(store, 'c-1', { groupId: 'g_manual' }, ana);
      expect([await queuedAt(), await waitsOf('c-1'), await takeWaiting(store)]).toEqual([null, [], []]);
      const later = { ...store, now: () => new Date('2026-11-21T09:00:00Z') };
      await wakeSnoozed(later);
      expect([await queuedAt(), await waitsOf('c-1')]).toMatchObject([
        '2026-11-21T09:00:00.000Z',
        [{ reason: 'Waits for an agent of Manual.' }],
      ]);
      expect(await takeWaiting(later)).toEqual(['c-1']);
    });

    it('gives its place in the queue up when it is snoozed, and says why it waits once it is woken', async () => {
      await assignConversation(store, 'c-1', { groupId: 'g_manual' }, ana);
      expect((await snoozeConversation(store, 'c-1', '2026-11-21T09:00:00Z', ana)).queuedAt).toBeNull();
      const woken = await reopenConversation({ ...store, now: () => new Date('2026-11-21T08:30:00Z') }, 'c-1', ana);
      expect(woken.queuedAt).toBe('2026-11-21T08:30:00.000Z');
      expect((await waitsOf('c-1')).map(({ candidates }) => candidates)).toEqual(
        [1, 2].map(() => [{ ...jonas, chosen: false, reason: 'away' }]),
      );
    });

    describe('and its agent snoozes', () => {
      const jonasHimself: Principal = { ...ana, id: 'a_jonas', name: 'Jonas' };
      const later = () => ({ ...store, now: () => new Date('2026-11-21T09:00:00Z') });
      const snoozed = async (): Promise<void> => {
        await setAgent(`availability = 'online'`);
        await assignConversation(store, 'c-1', { groupId: 'g_manual', agentId: 'a_jonas' }, ana);
        await snoozeConversation(store, 'c-1', '2026-11-21T09:00:00Z', jonasHimself);
      };
      const wokenLine = async () =>
        (await getConversation(database, 'c-1', allSeeing)).timeline.findLast(({ kind }) => kind === 'woken')?.reason;

      it('waits for another when its time comes and its agent is offline, and says so', async () => {
        await snoozed();
        await setAgent(`availability = 'offline'`);
        expect(await wakeSnoozed(later())).toEqual(['c-1']);
        expect(await getConversation(database, 'c-1', allSeeing)).toMatchObject({
          status: 'open',
          groupId: 'g_manual',
          assigneeId: null,
          queuedAt: '2026-11-21T09:00:00.000Z',
        });
        expect(await wokenLine()).toBe('Its time came; Jonas is not available (offline).');
        expect(await waitsOf('c-1')).toMatchObject([{ candidates: [{ ...jonas, chosen: false, reason: 'offline' }] }]);
      });

      it('is theirs when they wake it themselves, and nobody else’s doing brings it to them while they are gone', async () => {
        await snoozed();
        await setAgent(`availability = 'offline'`);
        expect((await reopenConversation(store, 'c-1', jonasHimself)).assigneeId).toBe('a_jonas');
        await snoozeConversation(store, 'c-1', '2026-11-21T09:00:00Z', jonasHimself);
        expect((await reopenConversation(store, 'c-1', ana)).assigneeId).toBeNull();
        expect(await wokenLine()).toBe('Woken by Ana; Jonas is not available (offline).');
      });

      it('comes back to them above their maximum, and says so', async () => {
        await snoozed();
        await assignConversation(store, 'c-2', { groupId: 'g_manual' }, ana);
        expect(await takeWaiting(store)).toEqual(['c-2']);
        await wakeSnoozed(later());
        expect((await getConversation(database, 'c-1', allSeeing)).assigneeId).toBe('a_jonas');
        expect(await wokenLine()).toBe('Its time came; Jonas has 2 of 1 open with it.');
      });
    });

    it('says why when it is opened again and nobody is there', async () => {
      await assignConversation(store, 'c-1', { groupId: 'g_manual' }, ana);
      await closeConversation(store, 'c-1', ana);
      await reopenConversation(store, 'c-1', ana);
      expect((await waitsOf('c-1')).at(-1)?.reason).toBe('Waits for an agent of Manual: nobody in Manual can take it.');
    });
  });

  it('is not assigned to a group or agent that does not exist', async () => {
    await expect(assignConversation(store, 'c-1', { groupId: 'g_none' }, ana)).rejects.toMatchObject({
      code: 'invalid-input',
      options: { errors: [{ pointer: '/groupId' }] },
    });
    await expect(assignConversation(store, 'c-1', { agentId: 'a_none' }, ana)).rejects.toMatchObject({
      options: { errors: [{ pointer: '/agentId' }] },
    });
    expect((await getConversation(database, 'c-1', ana)).timeline).toEqual([]);
  });

  it('sleeps until its time, and is opened then', async () => {
    const asleep = await snoozeConversation(store, 'c-1', '2026-11-21T09:00:00Z', ana);
    expect(asleep).toMatchObject({ status: 'snoozed', snoozedUntil: '2026-11-21T09:00:00.000Z' });
    expect(asleep.timeline).toMatchObject([{ kind: 'snoozed', reason: 'Snoozed by Ana until 2026-11-21 09:00 UTC.' }]);
    expect(await wakeSnoozed(store)).toEqual([]);
    const later = { ...store, now: () => new Date('2026-11-21T09:00:00Z') };
    expect(await wakeSnoozed(later)).toEqual(['c-1']);
    expect(await wakeSnoozed(later)).toEqual([]);
    const woken = await getConversation(database, 'c-1', ana);
    expect(woken).toMatchObject({ status: 'open', snoozedUntil: null });
    expect(woken.timeline.at(-1)).toMatchObject({ kind: 'woken', by: 'timer' });
    const { rows } = await database.query("select opening from switchboard.conversation where id = 'c-1'");
    expect(rows).toEqual([{ opening: 1 }]);
  });

  it('is snoozed neither into the past, nor for ever, nor when closed', async () => {
    for (const until of ['2026-11-21T08:00:00Z', '2027-12-01T00:00:00Z']) {
      expect(() => snoozeConversation(store, 'c-1', until, ana)).toThrow(/until/);
    }
    await closeConversation(store, 'c-1', ana);
    await expect(snoozeConversation(store, 'c-1', '2026-11-21T09:00:00Z', ana)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is tagged in lower case, once, and 50 times at most', async () => {
    await addTags(store, 'c-1', [' VIP ', 'vip', 'Late  order'], ana);
    const again = await addTags(store, 'c-1', ['vip'], ana);
    expect(again.tags).toEqual(['late order', 'vip']);
    expect(again.timeline.map(({ reason }) => reason)).toEqual(['Tagged “vip”, “late order” by Ana.']);
    expect((await listConversations(database, ana, { tag: 'VIP' }, 10, null)).items.map(({ id }) => id)).toEqual(['c-1']);
    expect(await listTags(database, 50, null)).toEqual([
      { name: 'late order', count: 1 },
      { name: 'vip', count: 1 },
    ]);
    const many = Array.from({ length: 49 }, (_, index) => `tag ${index}`);
    await expect(addTags(store, 'c-1', many, ana)).rejects.toMatchObject({ options: { errors: [{ pointer: '/tags' }] } });
    expect((await removeTag(store, 'c-1', 'Vip', ana)).tags).toEqual(['late order']);
    expect((await removeTag(store, 'c-1', 'vip', ana)).timeline).toHaveLength(2);
    await database.query('delete from switchboard.conversation_tag');
  });

  it('is not found under an unknown id', async () => {
    await expect(closeConversation(store, 'c-9', ana)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getConversation(database, 'c-9', ana)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is listed by newest activity to the microsecond, page by page', async () => {
    const first = await listConversations(database, allSeeing, {}, 2, null);
    expect(first.items.map((each) => each.id)).toEqual(['c-1', 'c-3']);
    const second = await listConversations(database, allSeeing, {}, 2, first.next);
    expect(second).toMatchObject({ items: [{ id: 'c-2' }], next: null });
  });

  it('is found by the id that developers gave its person, and by ours when they gave none', async () => {
    const ids = async (personId: string) =>
      (await listConversations(database, allSeeing, { personId }, 10, null)).items.map((each) => each.id);
    expect(await ids('p-1')).toEqual(['c-1', 'c-3']);
    expect(await ids('per_2')).toEqual(['c-2']);
    expect(await ids('per_1')).toEqual([]);
    expect((await getConversation(database, 'c-1', ana)).personId).toBe('p-1');
  });

  it('is found by status, group and assignee', async () => {
    await assignConversation(store, 'c-1', { groupId: 'g_fr', agentId: 'a_marie' }, ana);
    await closeConversation(store, 'c-2', ana);
    const ids = async (filter: Parameters<typeof listConversations>[2]) =>
      (await listConversations(database, allSeeing, filter, 10, null)).items.map((each) => each.id);
    expect(await ids({ status: 'closed' })).toEqual(['c-2']);
    expect(await ids({ status: 'open', groupId: 'g_fr' })).toEqual(['c-1']);
    expect(await ids({ assigneeId: 'a_marie' })).toEqual(['c-1']);
  });

  it('tells its newest 200 messages, oldest first, and which are not decided yet', async () => {
    await database.query(`insert into switchboard.event (kind, lane, conversation_id, person_key, message_id, accepted_at, payload)
      select 'message', 3, 'c-1', 'per_1', 'm-' || n, now(), json_build_object('text', 'Text ' || n, 'country', 'FR', 'language', null)
      from generate_series(1, 205) n`);
    await database.query(`insert into switchboard.pending (lane, seq) select 3, max(seq) from switchboard.event`);
    await database.query(`insert into switchboard.event_facts (seq, facts, configuration_revision, decided_at)
      select min(seq) + 5, '{"language":"fr-FR"}', 1, now() from switchboard.event`);
    const { messages } = await getConversation(database, 'c-1', ana);
    expect(messages).toHaveLength(200);
    expect(messages[0]).toMatchObject({
      id: 'm-6',
      text: 'Text 6',
      from: 'person',
      country: 'FR',
      language: 'fr-FR',
      decided: true,
    });
    expect(messages.at(-1)).toMatchObject({ id: 'm-205', language: null, decided: false });
  });
});
