import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@switchboard/engine/record/database';
import type { NodeType } from '@switchboard/shared/node-type';
import { RetryLaterError } from '@switchboard/shared/problem';
import { attemptsAtMost, type EffectOutcome } from './effect-outcome.ts';
import { mailContent, planEffect, readEffect, type TestDatabase, testDatabases } from './effects-test-database.ts';
import { parseMailSender } from './mail-sender.ts';
import { answeringTransport, done, heldTransport, kept, silentLogger } from './effects-test-transports.ts';
import { createMailTransport, type MailTransport } from './mail-transport.ts';
import { createEffectsWorker, type EffectsWorker, type EffectsWorkerOptions } from './run-effects.ts';
import { createSmtpTransport } from './smtp-transport.ts';
import { type Behaviour, type Stage, startSmtpTestServer } from './smtp-test-server.ts';

const sender = parseMailSender('Switchboard <robot@support.example>');
const start = new Date('2026-11-22T10:00:00Z');
function actionWith(act: (NodeType & { kind: 'action' })['act']): NodeType {
  return {
    type: 'call',
    version: 1,
    kind: 'action',
    title: 'Call',
    summary: '',
    icon: '',
    group: '',
    config: {},
    decide: () => ({}),
    act,
    examples: [],
  };
}

describe.each(testDatabases)('the effects worker on the $name database', ({ open }) => {
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
    await database.query('delete from switchboard.event_facts');
    await database.query('delete from switchboard.event');
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

  it('sends what is due, records it, and tells those who look', async () => {
    await planEffect(database, 'eff_1', now);
    const { transport, messageIds } = answeringTransport(() => ({ kind: 'done', answer: { response: '250 OK' } }));
    const told: unknown[] = [];
    const worker = workerWith(transport, {
      changes: { publish: (topic, note) => told.push([topic, note]) },
      onOutcome: (outcome) => told.push(outcome),
    });
    expect(await worker.runDue()).toEqual({ claimed: 1, nextDueAt: null });
    await worker.idle();
    expect(messageIds).toEqual(['<eff_1@support.example>']);
    expect(await readEffect(database, 'eff_1')).toMatchObject({
      state: 'done',
      attempts: 1,
      next_at: null,
      lease_until: null,
      error: null,
      message_id_header: '<eff_1@support.example>',
      delivery: 'smtp',
      answer: { response: '250 OK' },
      finished_at: start,
    });
    expect(told).toEqual([
      { kind: 'email', state: 'done' },
      ['emails', { effectId: 'eff_1', conversationId: 'c-1' }],
      ['runs', { runId: 'run-eff_1' }],
    ]);
  });

  it('leaves alone what is not due, and says when it will be', async () => {
    await planEffect(database, 'eff_1', later(5_000));
    const { transport, messageIds } = answeringTransport(() => done);
    expect(await workerWith(transport).runDue()).toEqual({ claimed: 0, nextDueAt: later(5_000) });
    expect(messageIds).toEqual([]);
  });

  const ways: { delivery: 'smtp' | 'kept'; url: (port: number) => string | null }[] = [
    { delivery: 'smtp', url: (port) => `smtp://127.0.0.1:${port}` },
    { delivery: 'kept', url: () => null },
  ];

  describe.each(ways)('with mails that are $delivery', ({ delivery, url }) => {
    it('makes every due mail done once, oldest first, and tells of each', async () => {
      const server = await startSmtpTestServer();
      const told: string[] = [];
      const worker = workerWith(createMailTransport({ smtpUrl: url(server.port), mailFrom: 'robot@support.example' }), {
        changes: { publish: (topic, note) => told.push(`${topic} ${note['effectId'] ?? note['runId']}`) },
        onOutcome: ({ kind, state }) => told.push(`${kind} ${state}`),
      });
      for (let index = 0; index < 8; index += 1) await planEffect(database, `eff_${index}`, now);
      await planEffect(database, 'eff_later', later(1_000));
      await runAll(worker);
      for (let index = 0; index < 8; index += 1) {
        expect(await readEffect(database, `eff_${index}`)).toMatchObject({
          state: 'done',
          delivery,
          attempts: 1,
          error: null,
          next_at: null,
          lease_until: null,
          finished_at: start,
          message_id_header: `<eff_${index}@support.example>`,
        });
        expect(told).toContain(`emails eff_${index}`);
        expect(told).toContain(`runs run-eff_${index}`);
      }
      expect(told.filter((each) => each === 'email done')).toHaveLength(8);
      expect((await readEffect(database, 'eff_later')).state).toBe('planned');
      expect(server.received).toHaveLength(delivery === 'smtp' ? 8 : 0);
      await worker.close();
      await server.close();
    });

    it('leaves them so, also when the settings are changed afterwards', async () => {
      await planEffect(database, 'eff_1', now);
      await runAll(workerWith(delivery === 'kept' ? kept : answeringTransport(() => done).transport));
      const { transport, messageIds } = answeringTransport(() => done);
      now = later(24 * 3_600_000);
      await runAll(workerWith(transport));
      await runAll(workerWith(kept));
      expect(messageIds).toEqual([]);
      expect(await readEffect(database, 'eff_1')).toMatchObject({ state: 'done', delivery, attempts: 1, finished_at: start });
    });
  });

  it('keeps thousands of mails that nobody sends in a few statements', async () => {
    await database.query(
      `insert into switchboard.effect (id, run_id, node_id, automation_id, conversation_id, seq, kind, content, next_at, created_at)
       select 'eff_' || g, 'run', 'n', 'auto', 'c', g, 'email', '{}', $1, $1 from generate_series(1, 2500) g`,
      [now],
    );
    expect(await workerWith(kept).runDue()).toEqual({ claimed: 2_500, nextDueAt: null });
    const { rows } = await database.query(
      `select count(*) as count from switchboard.effect where state = 'done' and delivery = 'kept'`,
    );
    expect(rows).toEqual([{ count: 2_500 }]);
  });

  it('takes five mails at a time, oldest first, and more as those end', async () => {
    for (let index = 0; index < 12; index += 1) {
      await planEffect(database, `eff_${index}`, new Date(start.getTime() - 12_000 + index * 1_000), {
        kind: 'email',
        content: mailContent({ toEmail: `m${index}@example.com` }),
      });
    }
    const { transport, mails, arrived } = heldTransport();
    const worker = workerWith(transport);
    expect((await worker.runDue()).claimed).toBe(5);
    await arrived(5);
    expect(mails.map(({ to }) => to)).toEqual([0, 1, 2, 3, 4].map((index) => `m${index}@example.com`));
    expect((await worker.runDue()).claimed).toBe(0);
    mails[0]!.answer(done);
    await arrived(6);
    expect(mails[5]!.to).toBe('m5@example.com');
    for (let answered = 1; answered < 12; answered += 1) {
      await arrived(answered + 1);
      mails[answered]!.answer(done);
    }
    await worker.idle();
    const { rows } = await database.query(
      `select count(*) as count from switchboard.effect where state = 'done' and attempts = 1`,
    );
    expect(rows).toEqual([{ count: 12 }]);
  });

  it('begins a mail that is planned while another hangs', async () => {
    await planEffect(database, 'eff_1', now);
    const { transport, mails, arrived } = heldTransport();
    const worker = workerWith(transport);
    await worker.runDue();
    await planEffect(database, 'eff_2', now);
    expect((await worker.runDue()).claimed).toBe(1);
    await arrived(2);
    for (const mail of mails) mail.answer(done);
  });

  it('tries a deferred mail again when its time has come, under the same Message-ID', async () => {
    await planEffect(database, 'eff_1', now);
    const { transport, messageIds } = answeringTransport((sent) =>
      sent < 3 ? { kind: 'deferred', error: '451 greylisted', cause: 'other-side' } : done,
    );
    const retries: Date[] = [];
    const worker = workerWith(transport, { onRetry: (at) => retries.push(at) });
    await runAll(worker);
    expect(await readEffect(database, 'eff_1')).toMatchObject({
      state: 'planned',
      attempts: 1,
      error: '451 greylisted',
      next_at: later(1_000),
      finished_at: null,
    });
    expect(retries).toEqual([later(1_000)]);
    await runAll(worker);
    expect(messageIds).toHaveLength(1);
    now = later(1_000);
    await runAll(worker);
    now = later(60_000);
    await runAll(worker);
    expect(await readEffect(database, 'eff_1')).toMatchObject({ state: 'done', attempts: 3, error: null });
    expect(new Set(messageIds)).toEqual(new Set(['<eff_1@support.example>']));
    expect(messageIds).toHaveLength(3);
  });

  it('keeps the Message-ID when the sender is changed between two attempts', async () => {
    await planEffect(database, 'eff_1', now);
    await runAll(workerWith(answeringTransport(() => ({ kind: 'deferred', error: '451', cause: 'other-side' })).transport));
    now = later(60_000);
    const { transport, messageIds } = answeringTransport(() => done);
    await runAll(workerWith({ ...transport, domain: 'other.example' }));
    expect(messageIds).toEqual(['<eff_1@support.example>']);
  });

  it('fails a refused mail at once with the server’s answer', async () => {
    await planEffect(database, 'eff_1', now);
    await runAll(workerWith(answeringTransport(() => ({ kind: 'refused', error: '550 no such user' })).transport));
    expect(await readEffect(database, 'eff_1')).toMatchObject({
      state: 'failed',
      attempts: 1,
      error: '550 no such user',
      next_at: null,
      finished_at: start,
    });
  });

  it.each<[string, EffectOutcome, string]>([
    ['failed when all were put off', { kind: 'deferred', error: '451', cause: 'other-side' }, 'failed'],
    ['unknown when the last went unanswered', { kind: 'unanswered', error: 'lost' }, 'unknown'],
  ])('gives up after the last attempt: %s', async (_title, outcome, state) => {
    await planEffect(database, 'eff_1', now);
    const { transport, messageIds } = answeringTransport(() => outcome);
    const worker = workerWith(transport);
    for (let attempt = 0; attempt < attemptsAtMost + 2; attempt += 1) {
      await runAll(worker);
      now = later(3_600_000);
    }
    expect(messageIds).toHaveLength(attemptsAtMost);
    expect(await readEffect(database, 'eff_1')).toMatchObject({ state, attempts: attemptsAtMost, next_at: null });
  });

  it('ends an attempt when its time is over', async () => {
    await planEffect(database, 'eff_1', now);
    await runAll(workerWith(heldTransport().transport, { attemptLimitMs: 20 }));
    expect(await readEffect(database, 'eff_1')).toMatchObject({
      state: 'planned',
      attempts: 1,
      error: 'No answer in time',
      answer: { unanswered: true },
    });
  });

  describe('with a real server', () => {
    it.each<[string, Stage, Behaviour]>([
      ['puts off', 'rcpt-to', { code: 450, text: 'try later' }],
      ['takes the mail and loses its answer', 'data', 'answer-lost'],
      ['drops the connection', 'mail-from', 'drop'],
    ])('that first %s, sends again under the same Message-ID', async (_title, at, behaviour) => {
      const server = await startSmtpTestServer((stage, visit) => (stage === at && visit === 1 ? behaviour : 'accept'));
      await planEffect(database, 'eff_1', now);
      const worker = workerWith(createSmtpTransport({ url: `smtp://127.0.0.1:${server.port}`, sender }));
      await runAll(worker);
      expect(await readEffect(database, 'eff_1')).toMatchObject({ state: 'planned', attempts: 1, error: expect.any(String) });
      now = later(10_000);
      await runAll(worker);
      expect(await readEffect(database, 'eff_1')).toMatchObject({ state: 'done', attempts: 2, error: null });
      const ids = server.received.map(({ headers }) => headers.find(({ name }) => name === 'Message-ID')?.value);
      expect(ids).toEqual(Array(behaviour === 'answer-lost' ? 2 : 1).fill('<eff_1@support.example>'));
      await worker.close();
      await server.close();
    });

    it('that refuses the login, says so and waits', async () => {
      const server = await startSmtpTestServer(undefined, {
        disabledCommands: ['STARTTLS'],
        allowInsecureAuth: true,
        onAuth: (_auth, _session, answer) => answer(Object.assign(new Error('Wrong'), { responseCode: 535 })),
      });
      await planEffect(database, 'eff_1', now);
      const worker = workerWith(createSmtpTransport({ url: `smtp://robot:s3cret@127.0.0.1:${server.port}`, sender }));
      await runAll(worker);
      expect(await readEffect(database, 'eff_1')).toMatchObject({
        state: 'planned',
        next_at: later(60_000),
        error: expect.stringContaining('check SMTP_URL'),
      });
      await worker.close();
      await server.close();
    });
  });

  describe('with acts of node types', () => {
    async function planAct(input: unknown): Promise<void> {
      const facts = {
        language: 'fr',
        person: { id: 'p-1', email: null, name: 'Ana', country: 'FR', language: 'fr', attributes: {} },
        conversation: {
          id: 'c-1',
          channel: 'api',
          status: 'open',
          groupId: null,
          assigneeId: null,
          assignedBy: null,
          opening: 1,
          repeats: {},
        },
      };
      const payload = { text: 'Bonjour', channel: 'api', sentAt: null, country: 'FR', opens: true };
      const { rows } = await database.query<{ seq: number }>(
        `insert into switchboard.event (kind, lane, conversation_id, person_key, message_id, accepted_at, payload)
         values ('message', 0, 'c-1', 'k', 'm-1', $1, $2::json) returning seq`,
        [now, JSON.stringify(payload)],
      );
      const { seq } = rows[0]!;
      await database.query(
        `insert into switchboard.event_facts (seq, facts, configuration_revision, decided_at) values ($1, $2::json, 1, $3)`,
        [seq, JSON.stringify(facts), now],
      );
      await planEffect(database, 'eff_1', now, { kind: 'act', content: { type: 'call', version: 1, input } }, { seq });
    }

    it('carries an act out with its effect’s id, the attempt and the facts kept with its event, and keeps the answer', async () => {
      const calls: unknown[] = [];
      const nodeType = actionWith(async (input, { effectId, attempt, facts, agent }) => {
        calls.push({
          input,
          effectId,
          attempt,
          text: facts.message.text,
          acceptedAt: facts.message.acceptedAt,
          name: facts.person.name,
          agent,
        });
        return { ok: true };
      });
      await planAct({ url: 'x' });
      await runAll(workerWith(kept, { registry: { get: () => nodeType } }));
      expect(calls).toEqual([
        {
          input: { url: 'x' },
          effectId: 'eff_1',
          attempt: 1,
          text: 'Bonjour',
          acceptedAt: start.toISOString(),
          name: 'Ana',
          agent: null,
        },
      ]);
      expect(await readEffect(database, 'eff_1')).toMatchObject({
        state: 'done',
        answer: { ok: true },
        delivery: null,
        message_id_header: null,
      });
    });

    it('comes back at the time a RetryLaterError named', async () => {
      const nodeType = actionWith(async () => {
        throw new RetryLaterError('429', 90_000);
      });
      await planAct({});
      await runAll(workerWith(kept, { registry: { get: () => nodeType } }));
      expect(await readEffect(database, 'eff_1')).toMatchObject({ state: 'planned', next_at: later(90_000), error: '429' });
    });

    it('keeps an answer with characters that text in a database cannot have', async () => {
      const nodeType = actionWith(async () => ({ 'k\u0000': '\u0000 \ud800 \\u0000' }));
      await planAct({});
      await runAll(workerWith(kept, { registry: { get: () => nodeType } }));
      expect(await readEffect(database, 'eff_1')).toMatchObject({
        state: 'done',
        answer: { 'k\u0000': '\u0000 \ud800 \\u0000' },
      });
    });

    it('lets neither kind wait for the other', async () => {
      for (let index = 0; index < 6; index += 1) await planEffect(database, `eff_m${index}`, now);
      await planAct({});
      const { transport, mails, arrived } = heldTransport();
      const worker = workerWith(transport);
      expect((await worker.runDue()).claimed).toBe(6);
      await arrived(5);
      for (let answered = 0; answered < 6; answered += 1) {
        await arrived(answered + 1);
        mails[answered]!.answer(done);
      }
      await worker.idle();
      expect((await readEffect(database, 'eff_1')).state).toBe('failed');
    });
  });
});
