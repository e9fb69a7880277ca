import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@switchboard/engine/record/database';
import { attemptsAtMost } from './effect-outcome.ts';
import { planEffect, readEffect, type TestDatabase, testDatabases } from './effects-test-database.ts';
import { answeringTransport, done, heldTransport, silentLogger } from './effects-test-transports.ts';
import type { MailTransport } from './mail-transport.ts';
import { createEffectsWorker, type EffectsWorker, type EffectsWorkerOptions, leaseMs } from './run-effects.ts';

const start = new Date('2026-11-22T10:00:00Z');

describe.each(testDatabases)('claims on the $name database', ({ open }) => {
  let opened: TestDatabase;
  let database: Database;
  let now = start;
  const workers: EffectsWorker[] = [];

  beforeAll(async () => {
    opened = await open();
    database = opened.database;
  }, 60_000);
  afterAll(() => opened.close());
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.close();
    await database.query('delete from switchboard.effect');
    now = start;
  });

  function workerWith(transport: MailTransport, options: Partial<EffectsWorkerOptions> = {}): EffectsWorker {
    const worker = createEffectsWorker({
      database,
      transport,
      registry: { get: () => undefined },
      changes: { publish: () => undefined },
      logger: silentLogger,
      clock: () => now,
      random: () => 0.5,
      ...options,
    });
    workers.push(worker);
    return worker;
  }

  async function runAll(worker: EffectsWorker): Promise<void> {
    await worker.runDue();
    await worker.idle();
  }

  const later = (ms: number): Date => new Date(now.getTime() + ms);

  it('sends a mail that a dead worker left in sending again, once its lease has run out', async () => {
    await planEffect(database, 'eff_1', now);
    const dead = heldTransport();
    await workerWith(dead.transport).runDue();
    expect(await readEffect(database, 'eff_1')).toMatchObject({ state: 'sending', attempts: 1, lease_until: later(leaseMs) });

    const { transport, messageIds } = answeringTransport(() => done);
    const survivor = workerWith(transport);
    now = later(leaseMs - 1);
    await runAll(survivor);
    expect(messageIds).toEqual([]);
    now = later(1);
    await runAll(survivor);
    expect(messageIds).toEqual(dead.mails.map(({ messageIdHeader }) => messageIdHeader));
    expect(await readEffect(database, 'eff_1')).toMatchObject({ state: 'done', attempts: 2 });
    dead.mails[0]!.answer(done);
  });

  it('lets the outcome of an attempt that outlived its lease change nothing', async () => {
    await planEffect(database, 'eff_1', now);
    const slow = heldTransport();
    const slowWorker = workerWith(slow.transport);
    await slowWorker.runDue();
    now = later(leaseMs);
    await runAll(workerWith(answeringTransport(() => ({ kind: 'refused', error: '550 no' })).transport));
    slow.mails[0]!.answer(done);
    await slowWorker.idle();
    expect(await readEffect(database, 'eff_1')).toMatchObject({
      state: 'failed',
      attempts: 2,
      error: expect.stringContaining('550 no'),
    });
  });

  it('sends at the start what a crash of the embedded profile left, without waiting for leases', async () => {
    await planEffect(database, 'eff_1', now);
    const dead = heldTransport();
    await workerWith(dead.transport).runDue();
    const { transport, messageIds } = answeringTransport(() => done);
    const restarted = workerWith(transport);
    await restarted.releaseLeases();
    await runAll(restarted);
    expect(messageIds).toEqual(['<eff_1@support.example>']);
    dead.mails[0]!.answer(done);
  });

  it('is unknown, and not sent a ninth time, when the last attempt was orphaned', async () => {
    await planEffect(database, 'eff_1', now);
    await database.query(`update switchboard.effect set state = 'sending', attempts = $1, lease_until = $2, next_at = $2`, [
      attemptsAtMost,
      now,
    ]);
    const { transport, messageIds } = answeringTransport(() => done);
    await runAll(workerWith(transport));
    expect(messageIds).toEqual([]);
    expect(await readEffect(database, 'eff_1')).toMatchObject({ state: 'unknown', next_at: null });
  });

  it('never sends an effect twice from two workers', async () => {
    for (let index = 0; index < 40; index += 1) await planEffect(database, `eff_${index}`, now);
    const { transport, messageIds } = answeringTransport(() => done);
    const rivals = [workerWith(transport), workerWith(transport), workerWith(transport)];
    await Promise.all(rivals.flatMap((worker) => [worker.runDue(), worker.runDue()]));
    for (const worker of rivals) await runAll(worker);
    expect(messageIds).toHaveLength(40);
    expect(new Set(messageIds).size).toBe(40);
  });

  it('takes nothing more once it is closed, and finishes what it has', async () => {
    await planEffect(database, 'eff_1', now);
    const { transport, mails, arrived } = heldTransport();
    const worker = workerWith(transport);
    await worker.runDue();
    await arrived(1);
    const closed = worker.close();
    await planEffect(database, 'eff_2', now);
    expect((await worker.runDue()).claimed).toBe(0);
    mails[0]!.answer(done);
    await closed;
    expect((await readEffect(database, 'eff_1')).state).toBe('done');
    expect((await readEffect(database, 'eff_2')).state).toBe('planned');
  });

  it('records an outcome when the database fails for a moment', async () => {
    await planEffect(database, 'eff_1', now);
    let failures = 1;
    const faulty: Database = {
      ...database,
      kind: database.kind,
      queuePool: database.queuePool,
      transaction: (work) => database.transaction(work),
      decideThenWrite: (decide, write) => database.decideThenWrite(decide, write),
      readAtOnce: (work) => database.readAtOnce(work),
      close: () => database.close(),
      query: (text, parameters) => {
        if (!text.includes('finished_at') || failures === 0) return database.query(text, parameters);
        failures -= 1;
        return Promise.reject(new Error('connection lost'));
      },
    };
    const { transport, messageIds } = answeringTransport(() => done);
    await runAll(workerWith(transport, { database: faulty }));
    expect(messageIds).toHaveLength(1);
    expect((await readEffect(database, 'eff_1')).state).toBe('done');
  });
});
