import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assignConversation,
  closeConversation,
  reopenConversation,
} from '@switchboard/engine/api/conversations/change-conversation';
import { takeWaiting } from '@switchboard/engine/api/conversations/take-waiting';
import type { Principal } from '@switchboard/engine/api/principal';
import { saveAgent } from '@switchboard/engine/api/team/change-agents';
import { insertGroup } from '@switchboard/engine/api/team/groups.sql';
import { insertAgent } from '@switchboard/engine/api/team/agents.sql';
import type { Database } from '@switchboard/engine/record/database';
import { openMs, testDatabases } from '@switchboard/engine/record/test-databases';
import { openTestStream, type TestStream } from './test-stream.ts';

const boss: Principal = { kind: 'key', id: 'boss', name: 'Boss', rights: new Set(['read', 'write', 'admin']) };
const most = 5;
const agents = ['a_1', 'a_2', 'a_3'];

/** Everything that comes in goes to a group that picks its agents, by one rule after another. */
async function fill(database: Database): Promise<void> {
  for (const id of agents) {
    await insertAgent(database, {
      id,
      name: id,
      email: `${id}@example.com`,
      role: 'agent',
      languages: [],
      availability: 'online',
      maxOpenConversations: most,
      workingHours: null,
    });
  }
  const group = (id: string, strategy: 'round-robin' | 'least-busy', overflowGroupId?: string) =>
    insertGroup(database, {
      id,
      name: id,
      permission: 'agents',
      agentIds: agents,
      routing: { strategy, ...(overflowGroupId === undefined ? {} : { overflowGroupId }) },
      hours: null,
    });
  await group('g_busy', 'least-busy');
  await group('g_turns', 'round-robin', 'g_busy');
  const segments = { s_even: 'even', s_odd: 'odd' };
  for (const [id, value] of Object.entries(segments)) {
    const condition = JSON.stringify({ field: 'person.attributes.kind', operator: 'is', value });
    await database.query('insert into switchboard.segment (id, name, condition) values ($1, $1, $2::jsonb)', [id, condition]);
  }
  await database.query(`insert into switchboard.assignment_rule (id, name, segment_id, group_id, enabled, position)
    values ('r_1', 'Even', 's_even', 'g_turns', true, 1), ('r_2', 'Odd', 's_odd', 'g_busy', true, 2)`);
  await database.query('update switchboard.configuration set revision = revision + 1');
}

describe.each(testDatabases)('picking agents at once on the %s database', (_name, open) => {
  let stream: TestStream;
  beforeAll(async () => {
    stream = await openTestStream(open, 4);
    await fill(stream.database);
  }, openMs);
  afterAll(() => stream?.close());

  async function openOf(): Promise<Record<string, number>> {
    const { rows } = await stream.database.query<{ assignee_id: string; n: number }>(
      `select assignee_id, count(*)::int as n from switchboard.conversation
       where status = 'open' and assignee_id is not null group by 1`,
    );
    return Object.fromEntries(rows.map(({ assignee_id: id, n }) => [id, n]));
  }

  it('never exceeds a maximum and never deadlocks, with drains, people and queues at work', async () => {
    const conversations = Array.from({ length: 60 }, (_, number) => `c-${number}`);
    for (const [number, conversationId] of conversations.entries()) {
      const kind = number % 2 === 0 ? 'even' : 'odd';
      await stream.accept({ conversationId, person: { id: `p-${number}`, attributes: { kind } } });
    }
    const store = (database: Database) => ({ database, lanes: 4, publicUrl: 'https://desk.example', now: () => new Date() });
    const others = [stream.reopen(), stream.reopen(), stream.reopen()];
    const exceeded: unknown[] = [];
    const watch = async (): Promise<void> => {
      const open = await openOf();
      if (Object.values(open).some((count) => count > most)) exceeded.push(open);
    };
    // Lanes in opposite orders, in drains of their own as other processes have them.
    const drains = [
      stream.drainOf({ database: others[0]!, batchSize: 7, lanes: [0, 1, 2, 3] }),
      stream.drainOf({ database: others[1]!, batchSize: 5, lanes: [3, 2, 1, 0] }),
    ];
    const drainAll = drains.map(async (drain) => {
      for (let round = 0; round < 40; round += 1) {
        await drain();
        await watch();
      }
    });
    const closing = (async () => {
      for (const id of [...conversations].reverse().slice(0, 30)) {
        await closeConversation(store(others[2]!), id, boss);
        await watch();
      }
    })();
    const taking = (async () => {
      for (let round = 0; round < 20; round += 1) {
        await takeWaiting(store(stream.database));
        await watch();
      }
    })();
    const changing = (async () => {
      for (let round = 0; round < 20; round += 1) {
        await saveAgent(others[2]!, agents[round % 3]!, { availability: round % 2 === 0 ? 'away' : 'online' }, boss);
      }
      for (const id of agents) await saveAgent(others[2]!, id, { availability: 'online' }, boss);
    })();
    await Promise.all([...drainAll, closing, taking, changing]);
    await stream.drainAll();
    expect(exceeded).toEqual([]);
    expect(await stream.count('pending')).toBe(0);

    for (let round = 0; round < 10; round += 1) await takeWaiting(store(stream.database));
    expect(await openOf()).toEqual(Object.fromEntries(agents.map((id) => [id, most])));
    const { rows } = await stream.database.query<{ waits: number; lost: number }>(
      `select count(*) filter (where queued_at is not null)::int as waits,
         count(*) filter (where queued_at is null and assignee_id is null and status = 'open')::int as lost
       from switchboard.conversation`,
    );
    expect(rows[0]!.lost).toBe(0);
    expect(rows[0]!.waits).toBe(60 - 30 - agents.length * most);
  }, 120_000);

  it('gives what waits longest to whoever becomes free', async () => {
    const store = { database: stream.database, lanes: 4, publicUrl: 'https://desk.example', now: () => new Date() };
    const waiting = async () =>
      (
        await stream.database.query<{ id: string; group_id: string }>(
          'select id, group_id from switchboard.conversation where queued_at is not null order by queued_at, id',
        )
      ).rows;
    const before = await waiting();
    const held = (
      await stream.database.query(`select id from switchboard.conversation where assignee_id = 'a_1' and status = 'open'`)
    ).rows[0].id;
    await closeConversation(store, held, boss);
    expect(await takeWaiting(store)).toEqual([before[0]!.id]);
    const { rows } = await stream.database.query(
      `select c.assignee_id, t.by, t.candidates from switchboard.conversation c join switchboard.timeline t on t.conversation_id = c.id
       where c.id = $1 order by t.id desc limit 1`,
      [before[0]!.id],
    );
    expect(rows[0]).toMatchObject({ assignee_id: 'a_1', by: 'routing' });
    expect(rows[0].candidates.map(({ agentId }: { agentId: string }) => agentId)).toEqual(agents);
  });

  it('a person may give an agent more than their maximum, and one that is opened again keeps its agent', async () => {
    const store = { database: stream.database, lanes: 4, publicUrl: 'https://desk.example', now: () => new Date() };
    const closed = (
      await stream.database.query(`select id from switchboard.conversation where status = 'closed' order by id limit 1`)
    ).rows[0].id;
    await reopenConversation(store, closed, boss);
    await assignConversation(store, closed, { agentId: 'a_2' }, boss);
    expect((await openOf())['a_2']).toBe(most + 1);
  });
});
