import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChangeNote, Topic } from '@switchboard/engine/record/change-feed';
import type { Database } from '@switchboard/engine/record/database';
import { openEmbedded } from '@switchboard/engine/record/embedded';
import { migrate } from '@switchboard/engine/record/migrate';
import { pino } from 'pino';
import { createInboxTimers } from './inbox-timers.ts';

describe('the inbox by itself', () => {
  let database: Database;
  let published: [Topic, ChangeNote][];
  let pending = 0;
  const timers = (on: Database = database) =>
    createInboxTimers({
      store: { database: on, lanes: 4, publicUrl: 'https://desk.example', now: () => new Date() },
      changes: { publish: (topic, note) => void published.push([topic, note]) },
      pendingEvents: () => pending,
      logger: pino({ enabled: false }),
    });
  const words = async (): Promise<number> =>
    (await database.query<{ n: number }>('select count(*)::int as n from switchboard.conversation_words')).rows[0]!.n;

  beforeAll(async () => {
    database = await openEmbedded({ dataDir: null });
    await migrate(database);
    await database.query('insert into switchboard.lane (lane) select generate_series(0, 3) on conflict do nothing');
    await database.query(`insert into switchboard.conversation (id, person_key, channel, status, snoozed_until, last_message_at, created_at)
      values ('due', 'per_1', 'api', 'snoozed', now() - interval '1 second', now(), now()),
             ('later', 'per_1', 'api', 'snoozed', now() + interval '1 hour', now(), now())`);
    await database.query(`insert into switchboard.event (kind, lane, conversation_id, person_key, message_id, accepted_at, payload)
      select 'message', 0, 'due', 'per_1', 'm-' || i, now() - interval '1 minute', '{"text":"Bonjour"}' from generate_series(1, 450) i`);
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(() => {
    published = [];
    pending = 0;
  });

  it('takes no words while events wait, and all of them once none do', async () => {
    pending = 1;
    await timers().lookAfter();
    expect(await words()).toBe(0);
    pending = 0;
    await timers().lookAfter();
    expect(await words()).toBe(450);
  });

  it('opens what is due, tells open pages, and leaves the rest asleep', async () => {
    await database.query(
      "update switchboard.conversation set status = 'snoozed', snoozed_until = now() - interval '1 s' where id = 'due'",
    );
    await timers().lookAfter();
    expect(published).toEqual([['conversations', { id: 'due' }]]);
    const { rows } = await database.query('select id, status from switchboard.conversation order by id');
    expect(rows).toEqual([
      { id: 'due', status: 'open' },
      { id: 'later', status: 'snoozed' },
    ]);
  });

  it('bears a database that is gone', async () => {
    const gone: Database = { ...database, query: () => Promise.reject(new Error('gone')) };
    await expect(timers(gone).lookAfter()).resolves.toBeUndefined();
  });
});
