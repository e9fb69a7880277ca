import type { EventEmitter } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@switchboard/engine/record/database';
import { openMs, type TestDatabase, testDatabases } from '@switchboard/engine/record/test-databases';
import { pino } from 'pino';
import { type Alarm, type AlarmOptions, createAlarm, prepareQueueTables } from './alarm.ts';
import { connectRedis, type RedisConnections } from './connect-redis.ts';

const logger = pino({ level: 'silent' });
/** How long a wake may take on a busy machine before a test fails, in ms. */
const wakeMs = 60_000;
const redisUrl = process.env['TEST_REDIS_URL'] ?? '';

/** Something that happens later: `happened` resolves when it does, and fails after `wakeMs`. */
function signal<Value = void>() {
  let happen: (value: Value) => void = () => undefined;
  const happened = new Promise<Value>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('It did not happen.')), wakeMs);
    happen = (value) => {
      clearTimeout(timer);
      resolve(value);
    };
  });
  // Whoever does not wait for it is not told of it either.
  happened.catch(() => undefined);
  return { happened, happen };
}

interface Profile {
  name: string;
  open: () => Promise<{ database: Database; redis: RedisConnections | null; close: () => Promise<void> }>;
}
const profiles: Profile[] = testDatabases.map(([name, open]) => ({
  name,
  async open() {
    const test: TestDatabase = await open();
    await prepareQueueTables(test.database);
    // Every queue listens to the pool for as long as that lasts, and here are many.
    (test.database.queuePool as unknown as EventEmitter).setMaxListeners(100);
    return { database: test.database, redis: null, close: test.close };
  },
}));
if (redisUrl !== '') {
  profiles.push({
    name: 'redis',
    async open() {
      const redis = await connectRedis(redisUrl, logger);
      // Never asked: a queue on Redis keeps nothing in the database.
      return { database: {} as Database, redis, close: async () => redis.close() };
    },
  });
}

describe.each(profiles)('an alarm on $name', ({ open }) => {
  let opened: Awaited<ReturnType<Profile['open']>>;
  let alarms: Alarm[] = [];
  let names = 0;
  beforeAll(async () => {
    opened = await open();
  }, openMs);
  afterAll(() => opened?.close());
  afterEach(async () => {
    for (const alarm of alarms) await alarm.close();
    alarms = [];
  });

  function alarmOf(work: AlarmOptions['work'], options: Partial<AlarmOptions> = {}): Alarm {
    const { database, redis } = opened;
    const alarm = createAlarm({
      name: `test-${process.pid}-${++names}`,
      database,
      redis,
      concurrency: 2,
      lingerMs: 0,
      standingKeys: [],
      logger,
      work,
      ...options,
    });
    alarms.push(alarm);
    return alarm;
  }

  it('works on a key that was rung, until nothing is left for it', async () => {
    let left = 3;
    const done = signal<string>();
    const alarm = alarmOf(async (key) => {
      left -= 1;
      if (left === 0) done.happen(key);
      return left > 0;
    });
    await alarm.start();
    alarm.ring('7');
    expect(await done.happened).toBe('7');
    expect(left).toBe(0);
  });

  it('works on what was rung before it was started', async () => {
    const done = signal<string>();
    const alarm = alarmOf(async (key) => {
      done.happen(key);
      return false;
    });
    alarm.ring('7');
    await alarm.start();
    expect(await done.happened).toBe('7');
  });

  it('goes round once more for a ring that comes while it works', async () => {
    const working = signal();
    const goOn = signal();
    const again = signal();
    let rounds = 0;
    const alarm = alarmOf(async () => {
      rounds += 1;
      if (rounds > 1) again.happen();
      working.happen();
      await goOn.happened;
      return false;
    });
    await alarm.start();
    alarm.ring('7');
    await working.happened;
    alarm.ring('7');
    goOn.happen();
    await again.happened;
    expect(rounds).toBe(2);
  });

  it('never works on one key twice at once in a process, and on two keys side by side', async () => {
    const atWork = new Set<string>();
    let isTwice = false;
    const both = signal();
    const alarm = alarmOf(async (key) => {
      if (atWork.has(key)) isTwice = true;
      atWork.add(key);
      if (atWork.size === 2) both.happen();
      await both.happened;
      atWork.delete(key);
      return false;
    });
    await alarm.start();
    alarm.ring('1');
    alarm.ringAnew('1');
    alarm.ringAnew('1');
    alarm.ring('2');
    await both.happened;
    expect(isTwice).toBe(false);
  });

  it('makes few jobs of a thousand rings, and misses none', async () => {
    let rounds = 0;
    let rung = 0;
    let seen = 0;
    const all = signal();
    const alarm = alarmOf(async () => {
      rounds += 1;
      const before = seen;
      seen = rung;
      if (seen === 1_000) all.happen();
      return seen > before;
    });
    await alarm.start();
    for (let index = 0; index < 1_000; index += 1) {
      rung += 1;
      alarm.ring('7');
      // Others get their turns in between, as they do between requests.
      if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await all.happened;
    expect(rounds).toBeLessThan(100);
  });

  it('keeps a job for a standing key, one after the other, without being rung', async () => {
    const third = signal();
    let rounds = 0;
    const alarm = alarmOf(
      async () => {
        rounds += 1;
        if (rounds === 3) third.happen();
        return false;
      },
      { standingKeys: ['7'] },
    );
    await alarm.start();
    await third.happened;
  });

  it.each(['ring', 'ringAnew'] as const)('goes round again for a %s while it lingers', async (ring) => {
    const first = signal();
    const second = signal();
    let rounds = 0;
    const alarm = alarmOf(
      async () => {
        rounds += 1;
        (rounds === 1 ? first : second).happen();
        return false;
      },
      { lingerMs: 2 * wakeMs, standingKeys: ['7'] },
    );
    await alarm.start();
    await first.happened;
    // It lingers from the next turn on.
    await new Promise((resolve) => setImmediate(resolve));
    alarm[ring]('7');
    await second.happened;
  });

  it('goes on after work that failed', async () => {
    const failed = signal();
    const done = signal();
    const alarm = alarmOf(async (key) => {
      if (key === 'bad') {
        failed.happen();
        throw new Error('no');
      }
      done.happen();
      return false;
    });
    await alarm.start();
    alarm.ring('bad');
    await failed.happened;
    alarm.ring('good');
    await done.happened;
  });

  it('finishes the work in hand when it is closed, and begins none after', async () => {
    const working = signal();
    const goOn = signal();
    let finished = 0;
    let begun = 0;
    const alarm = alarmOf(async () => {
      begun += 1;
      working.happen();
      await goOn.happened;
      finished += 1;
      return true;
    });
    await alarm.start();
    alarm.ring('7');
    await working.happened;
    const closed = alarm.close();
    alarm.ring('7');
    alarm.ringAnew('8');
    expect(finished).toBe(0);
    goOn.happen();
    await closed;
    alarms = [];
    expect([begun, finished]).toEqual([1, 1]);
  });

  it('lets another process work on what this one rang', async () => {
    const name = `shared-${process.pid}`;
    const done = signal<string>();
    const ringing = alarmOf(async () => false, { name });
    const working = alarmOf(
      async (key) => {
        done.happen(key);
        return false;
      },
      { name },
    );
    await working.start();
    ringing.ring('7');
    expect(await done.happened).toBe('7');
  });
});

(redisUrl === '' ? describe.skip : describe)('an alarm whose Redis is gone', () => {
  it('works here and now on what the sweeper rings', async () => {
    const redis = await connectRedis(redisUrl, logger);
    const done = signal<string>();
    const alarm = createAlarm({
      name: `gone-${process.pid}`,
      database: {} as Database,
      redis,
      concurrency: 1,
      lingerMs: 0,
      standingKeys: [],
      logger,
      work: async (key) => {
        done.happen(key);
        return false;
      },
    });
    await alarm.start();
    redis.close();
    alarm.ring('7');
    alarm.ringAnew('8');
    expect(await done.happened).toBe('8');
    await alarm.close();
  });
});
