import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { MessageInput } from '@switchboard/shared/message';
import { createIngest } from '../../ingest/ingest.ts';
import { createPendingGauge } from '../../ingest/pending-gauge.ts';
import type { Database } from '../../record/database.ts';
import { openMs, type TestDatabase, testDatabases } from '../../record/test-databases.ts';
import type { Ingest } from '../dependencies.ts';
import { allSeeing } from '../principal.ts';
import { erasePerson } from './erase-person.ts';
import { mergePeople } from './merge-people.ts';

const lanes = 4;
const migrations = new URL('../../../migrations/', import.meta.url);
const insertMark = 'insert into switchboard.pending';

/** The same database, with a hand in the statement that adds messages. */
function intercepted(database: Database, insert: Database['query']): Database {
  return Object.assign(Object.create(database) as Database, {
    kind: database.kind,
    query: ((text, parameters) =>
      text.includes(insertMark) ? insert(text, parameters) : database.query(text, parameters)) as Database['query'],
  });
}

describe.each(testDatabases)('somebody erased or merged while messages come, on the %s database', (_name, open) => {
  let test: TestDatabase;
  let database: Database;
  let other: Database;

  beforeAll(async () => {
    test = await open(lanes);
    database = test.database;
    other = test.reopen();
  }, openMs);
  afterAll(() => test?.close());
  beforeEach(async () => {
    for (const table of ['event', 'pending', 'conversation', 'person', 'person_alias'])
      await database.query(`delete from switchboard.${table}`);
  });

  function ingestInto(target: Database): Ingest {
    return createIngest({
      database: target,
      lanes,
      maxPending: 100_000,
      pending: createPendingGauge(target),
      countryOf: () => null,
      ring: () => undefined,
      onAccepted: () => undefined,
    });
  }
  const accept = (ingest: Ingest, ...inputs: Partial<MessageInput>[]) =>
    ingest.accept(inputs.map((input) => ({ text: 'a secret', ...input })));
  const erase = (id: string) => erasePerson(other, id, allSeeing);
  const merge = (id: string, intoId: string) => mergePeople(other, id, intoId, allSeeing);

  /** An ingest in whose first group something happens once it has looked up whom its messages name. */
  function afterLookingUp(work: () => Promise<unknown>): Ingest {
    let isFirst = true;
    return ingestInto(
      intercepted(database, async (text, parameters) => {
        if (isFirst) {
          isFirst = false;
          await work();
        }
        return database.query(text, parameters);
      }),
    );
  }

  /** An ingest whose first group is added, and not yet there for others, when something begins. */
  function whileAdding(work: () => Promise<unknown>): { ingest: Ingest; ended: () => Promise<unknown> } {
    let begun: Promise<unknown> | null = null;
    const isHeldUp = async (): Promise<boolean> => {
      const { rows } = await database.query<{ n: number }>(
        `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows[0]!.n > 0;
    };
    const insert: Database['query'] = (text, parameters) => {
      if (begun !== null) return database.query(text, parameters);
      if (database.kind === 'embedded') {
        const inserted = database.query(text, parameters);
        begun = work();
        return inserted as never;
      }
      return database.transaction(async (sql) => {
        const inserted = await sql.query(text, parameters);
        let isOver = false;
        begun = work().finally(() => {
          isOver = true;
        });
        while (!isOver && !(await isHeldUp())) await pause(5);
        return inserted as never;
      });
    };
    return { ingest: ingestInto(intercepted(database, insert)), ended: async () => begun };
  }

  /** Of every conversation and message that is there: its person's id; null when there is none. */
  async function owners(): Promise<(string | null)[]> {
    const { rows } = await database.query<{ owner: string | null }>(
      `select p.given_id as owner from switchboard.conversation c left join switchboard.person p on p.key = c.person_key
       union all
       select p.given_id from switchboard.event e left join switchboard.person p on p.key = e.person_key where e.kind <> 'erased'`,
    );
    return rows.map((row) => row.owner).sort();
  }
  const keyOf = async (id: string): Promise<string> =>
    (await database.query('select key from switchboard.person where given_id = $1', [id])).rows[0].key;
  const textsKept = async (): Promise<number> =>
    (await database.query(`select count(*) as n from switchboard.event where payload ->> 'text' = 'a secret'`)).rows[0].n;

  it('is somebody new when erased between being looked up and written to', async () => {
    await accept(ingestInto(database), { person: { id: 'x' } });
    const before = await keyOf('x');
    await accept(
      afterLookingUp(() => erase('x')),
      { person: { id: 'x' } },
    );
    expect(await keyOf('x')).not.toBe(before);
    expect(await owners()).toEqual(['x', 'x']);
    expect(await textsKept()).toBe(1);
  });

  it('is who stays when merged between being looked up and written to, in one conversation', async () => {
    const plain = ingestInto(database);
    const [first] = await accept(plain, { person: { id: 'x' } });
    await accept(plain, { person: { id: 'y' }, channel: 'chat' });
    const [second] = await accept(
      afterLookingUp(() => merge('x', 'y')),
      { person: { id: 'x', attributes: { plan: 'pro' } } },
    );
    const [third] = await accept(plain, { person: { id: 'x' } });
    expect([second!.conversationId, third!.conversationId]).toEqual([first!.conversationId, first!.conversationId]);
    expect(await owners()).toEqual(['y', 'y', 'y', 'y', 'y', 'y']);
  });

  it('is found by the name of somebody merged before, whoever has it by then', async () => {
    const plain = ingestInto(database);
    for (const id of ['x', 'y', 'z']) await accept(plain, { person: { id } });
    await merge('x', 'y');
    let isFirst = true;
    const named = Object.assign(Object.create(database) as Database, {
      kind: database.kind,
      query: (async (text, parameters) => {
        const answer = await database.query(text, parameters);
        if (isFirst && text.includes('person_alias')) {
          isFirst = false;
          await merge('y', 'z');
        }
        return answer;
      }) as Database['query'],
    });
    await accept(ingestInto(named), { person: { id: 'x' } });
    expect(isFirst).toBe(false);
    expect(new Set(await owners())).toEqual(new Set(['z']));
  });

  it('takes a conversation along that somebody else writes in', async () => {
    const plain = ingestInto(database);
    await accept(plain, { person: { id: 'x' }, conversationId: 'c-1' }, { person: { id: 'friend' } });
    await accept(
      afterLookingUp(() => erase('x')),
      { person: { id: 'friend' }, conversationId: 'c-1' },
    );
    expect(await owners()).toEqual(Array(4).fill('friend'));
  });

  it('is given no id by a message when erased before it, known by an e-mail alone', async () => {
    const email = 'x@example.com';
    await accept(ingestInto(database), { person: { email } });
    const { rows } = await database.query<{ key: string }>('select key from switchboard.person');
    await accept(
      afterLookingUp(() => erase(rows[0]!.key)),
      { person: { id: 'x', email } },
    );
    const people = await database.query('select given_id, email from switchboard.person');
    expect(people.rows).toEqual([{ given_id: 'x', email }]);
    expect(await owners()).toEqual(['x', 'x']);
  });

  it('is erased with what was being added when it began, also in the conversations of others', async () => {
    const plain = ingestInto(database);
    await accept(plain, { person: { id: 'x' } }, { person: { id: 'friend' }, conversationId: 'c-friend', text: 'Bonjour' });
    const { ingest, ended } = whileAdding(() => erase('x'));
    await accept(ingest, { person: { id: 'x' }, channel: 'chat' }, { person: { id: 'x' }, conversationId: 'c-friend' });
    await ended();
    expect(await owners()).toEqual(['friend', 'friend']);
    expect(await textsKept()).toBe(0);
  });

  it('is merged with what was being added when it began', async () => {
    const plain = ingestInto(database);
    await accept(plain, { person: { id: 'x' } }, { person: { id: 'y' }, channel: 'chat' });
    const { ingest, ended } = whileAdding(() => merge('x', 'y'));
    await accept(ingest, { person: { id: 'x' }, channel: 'email' }, { person: { id: 'y' } });
    await ended();
    expect(await owners()).toEqual(Array(8).fill('y'));
  });

  it('leaves nothing that is nobody’s, whichever comes when', async () => {
    const ingests = [ingestInto(database), ingestInto(test.reopen())];
    for (let round = 0; round < 4; round += 1) {
      const [gone, merged, stays] = [`gone-${round}`, `merged-${round}`, `stays-${round}`];
      for (const id of [gone, merged, stays]) await accept(ingests[0]!, { person: { id } });
      const sending = Array.from({ length: 24 }, async (_, number) => {
        await pause(number);
        const ids = number % 2 === 0 ? [gone, merged, stays] : [stays, gone, merged];
        return accept(ingests[number % 2]!, ...ids.map((id) => ({ person: { id } })));
      });
      await pause(3);
      await Promise.all([erase(gone), merge(merged, stays), ...sending]);
    }
    expect((await owners()).filter((owner) => owner === null)).toEqual([]);
    const open = await database.query('select 1 from switchboard.conversation where joinable');
    expect(open.rows.length).toBeLessThanOrEqual(8);
  }, 60_000);

  it('left conversations without anybody in an earlier version: they are somebody’s again, and can be erased', async () => {
    await accept(ingestInto(database), { person: { id: 'x' } }, { person: { id: 'y' } });
    const key = await keyOf('x');
    await merge('x', 'y');
    await database.query(
      `insert into switchboard.conversation (id, person_key, channel, joinable, last_message_at, created_at)
       values ('c-merged', $1, 'api', true, now(), now()), ('c-erased', 'per_erased', 'api', true, now(), now())`,
      [key],
    );
    await database.query(await readFile(new URL('0020_conversations_have_people.sql', migrations), 'utf8'));
    const { rows } = await database.query(
      `select c.id, coalesce(p.given_id, p.key) as owner from switchboard.conversation c
       join switchboard.person p on p.key = c.person_key where c.id in ('c-merged', 'c-erased') order by 1`,
    );
    expect(rows).toEqual([
      { id: 'c-erased', owner: 'per_erased' },
      { id: 'c-merged', owner: 'y' },
    ]);
    await erase('per_erased');
    expect(await owners()).toEqual(Array(5).fill('y'));
  });
});
