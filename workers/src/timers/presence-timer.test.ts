import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPresenceRegister } from '@switchboard/engine/api/live/presence-register';
import type { ChangeNote, Topic } from '@switchboard/engine/record/change-feed';
import type { Database } from '@switchboard/engine/record/database';
import { openEmbedded } from '@switchboard/engine/record/embedded';
import { migrate } from '@switchboard/engine/record/migrate';
import { pino } from 'pino';
import { createPresenceTimer } from './presence-timer.ts';

const second = 1_000;

describe('availability by itself', () => {
  let database: Database;
  let published: [Topic, ChangeNote][];
  /** ms since the beginning of the test, for every process. */
  let elapsed: number;
  const start = Date.UTC(2026, 0, 1);

  function startProcess(name: string) {
    const register = createPresenceRegister();
    const timer = createPresenceTimer({
      database,
      register,
      process: name,
      changes: { publish: (topic, note) => void published.push([topic, note]) },
      logger: pino({ enabled: false }),
      clock: () => new Date(start + elapsed),
      uptimeMs: () => elapsed,
    });
    return { register, timer };
  }
  type Process = ReturnType<typeof startProcess>;
  /** Lets time pass, with a round of each process every five seconds. */
  async function pass(ms: number, ...processes: Process[]): Promise<void> {
    for (const end = elapsed + ms; elapsed < end; ) {
      elapsed = Math.min(end, elapsed + 5 * second);
      for (const { timer } of processes) await timer.lookAfter();
    }
  }
  const availability = async (id = 'marie') => {
    const { rows } = await database.query<{ availability: string; away_by_itself: boolean }>(
      'select availability, away_by_itself from switchboard.agent where id = $1',
      [id],
    );
    return rows[0]!.availability + (rows[0]!.away_by_itself ? ', by itself' : '');
  };
  const set = (value: string, id = 'marie') =>
    database.query('update switchboard.agent set availability = $2, away_by_itself = false where id = $1', [id, value]);
  const revision = async () =>
    (await database.query<{ revision: number }>('select revision from switchboard.configuration')).rows[0]!.revision;

  beforeAll(async () => {
    database = await openEmbedded({ dataDir: null });
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(async () => {
    published = [];
    elapsed = 0;
    await database.query('delete from switchboard.agent_presence');
    await database.query('delete from switchboard.agent');
    await database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
      select id, id, id || '@example.com', 'agent', '[]', 'online' from unnest(array['marie', 'made-by-api']) id`);
  });

  it('goes away a minute after the last browser has gone, and back at once when one returns', async () => {
    const process = startProcess('one');
    const close = [process.register.opened('marie'), process.register.opened('marie')];
    await pass(120 * second, process);
    const before = await revision();
    close[0]!();
    await pass(120 * second, process);
    expect(await availability()).toBe('online');
    close[1]!();
    await pass(60 * second, process);
    expect(await availability()).toBe('online');
    await pass(10 * second, process);
    expect(await availability()).toBe('away, by itself');
    expect(await revision()).toBe(before + 1);
    await pass(600 * second, process);
    process.register.opened('marie');
    await process.timer.lookAfter();
    expect(await availability()).toBe('online');
    expect(await revision()).toBe(before + 2);
    expect(published).toEqual([
      ['agents', { id: 'marie' }],
      ['agents', { id: 'marie' }],
    ]);
  });
  it('leaves alone who never had a browser open', async () => {
    const process = startProcess('one');
    await pass(600 * second, process);
    expect(await availability('made-by-api')).toBe('online');
    expect(published).toEqual([]);
  });
  it('leaves alone what was set by hand', async () => {
    const process = startProcess('one');
    await set('away');
    const close = process.register.opened('marie');
    await pass(120 * second, process);
    expect(await availability()).toBe('away');
    close();
    await pass(120 * second, process);
    process.register.opened('marie');
    await pass(120 * second, process);
    expect(await availability()).toBe('away');
  });
  it('stays online when set so by hand after the browser had gone', async () => {
    const process = startProcess('one');
    const close = process.register.opened('marie');
    await pass(70 * second, process);
    close();
    await pass(70 * second, process);
    await set('online');
    await pass(600 * second, process);
    expect(await availability()).toBe('online');
  });
  it('counts the browsers at every process', async () => {
    const one = startProcess('one');
    const other = startProcess('other');
    const close = one.register.opened('marie');
    await pass(120 * second, one, other);
    other.register.opened('marie');
    close();
    await pass(120 * second, one, other);
    expect(await availability()).toBe('online');
    // The other process dies without a word.
    await pass(70 * second, one);
    expect(await availability()).toBe('away, by itself');
  });
  it('waits after a restart until browsers could come back', async () => {
    const before = startProcess('before');
    before.register.opened('marie');
    before.register.opened('made-by-api');
    await pass(120 * second, before);
    elapsed += 3_600 * second;
    const after = startProcess('after');
    await pass(30 * second, after);
    expect(await availability()).toBe('online');
    after.register.opened('marie');
    await pass(60 * second, after);
    expect([await availability(), await availability('made-by-api')]).toEqual(['online', 'away, by itself']);
  });
  it('waits as long after a time without the database', async () => {
    const process = startProcess('one');
    const other = startProcess('other');
    other.register.opened('marie');
    await pass(120 * second, process, other);
    elapsed += 600 * second;
    await process.timer.lookAfter();
    expect(await availability()).toBe('online');
    await pass(120 * second, other, process);
    expect([await availability(), published]).toEqual(['online', []]);
  });
  it('bears a database that is gone', async () => {
    const { register, timer } = startProcess('one');
    register.opened('marie');
    const query = database.query;
    database.query = () => Promise.reject(new Error('gone'));
    await expect(timer.lookAfter()).resolves.toBeUndefined();
    database.query = query;
  });
});
