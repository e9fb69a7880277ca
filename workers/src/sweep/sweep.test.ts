import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '@switchboard/engine/record/database';
import { testDatabases } from '@switchboard/engine/record/test-databases';
import { openTestStream, silent, type TestStream } from '../drain/test-stream.ts';
import { createSweeper, type Sweeper } from './sweep.ts';

describe.each(testDatabases)('the sweeper on the %s database', (kind, open) => {
  let stream: TestStream;
  let sweeper: Sweeper | null = null;
  let agoMs = 0;
  beforeAll(async () => {
    stream = await openTestStream(open, 4, () => Date.now() - agoMs);
  });
  afterAll(() => stream?.close());
  beforeEach(async () => {
    await stream.clear();
    agoMs = 0;
  });
  afterEach(async () => {
    await sweeper?.close();
    sweeper = null;
  });

  /** Starts a sweeper, whose first look comes at once; what that look rang. */
  async function firstLook(database: Database = stream.database): Promise<{ lanes: number[]; effects: number }> {
    const rung = { lanes: [] as number[], effects: 0 };
    sweeper = createSweeper({
      database,
      ringLane: (lane) => rung.lanes.push(lane),
      ringEffects: () => {
        rung.effects += 1;
      },
      logger: silent,
    });
    sweeper.start();
    await sweeper.close();
    return rung;
  }
  const laneOf = async (messageId: string): Promise<number> =>
    (await stream.database.query('select lane from switchboard.event where message_id = $1', [messageId])).rows[0].lane;
  const planEffect = (state: string, nextAt: string, leaseUntil: string | null = null): Promise<unknown> =>
    stream.database.query(
      `insert into switchboard.effect (id, run_id, node_id, automation_id, conversation_id, seq, kind, content, state, next_at, lease_until, created_at)
       values (gen_random_uuid(), 'r', 'n', 'a', 'c', 1, 'email', '{}', $1, now() + $2::interval, now() + $3::interval, now())`,
      [state, nextAt, leaseUntil],
    );

  it('rings lanes whose oldest event has waited for longer than two seconds', async () => {
    await stream.accept({ id: 'm-new', conversationId: 'c-new' });
    expect(await firstLook()).toEqual({ lanes: [], effects: 0 });
    agoMs = 10_000;
    await stream.accept({ id: 'm-old', conversationId: 'c-old' });
    const old = await laneOf('m-old');
    expect(old).not.toBe(await laneOf('m-new'));
    expect((await firstLook()).lanes).toEqual([old]);
    await stream.drainAll();
    expect((await firstLook()).lanes).toEqual([]);
  });

  it('rings when an effect is due, or its lease has run out, and not before', async () => {
    await planEffect('planned', '1 hour');
    await planEffect('sending', '-1 minute', '1 minute');
    await planEffect('done', '-1 minute');
    expect((await firstLook()).effects).toBe(0);
    await planEffect('planned', '-1 second');
    expect((await firstLook()).effects).toBe(1);
    await stream.database.query('delete from switchboard.effect');
    await planEffect('sending', '-1 minute', '-1 second');
    expect((await firstLook()).effects).toBe(1);
  });

  it('goes on when the database is gone', async () => {
    const gone: Database = {
      ...stream.database,
      kind: stream.database.kind,
      queuePool: stream.database.queuePool,
      query: () => Promise.reject(new Error('gone')),
    };
    expect(await firstLook(gone)).toEqual({ lanes: [], effects: 0 });
  });

  (kind === 'postgres' ? it : it.skip)('leaves a lane alone that somebody holds', async () => {
    agoMs = 10_000;
    await stream.accept({ id: 'm-old', conversationId: 'c-old' });
    const lane = await laneOf('m-old');
    await stream.database.transaction(async (sql) => {
      await sql.query('select 1 from switchboard.lane where lane = $1 for update', [lane]);
      expect((await firstLook(stream.reopen())).lanes).toEqual([]);
    });
    expect((await firstLook()).lanes).toEqual([lane]);
  });
});
