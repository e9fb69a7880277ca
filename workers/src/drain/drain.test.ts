import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { franceGraph } from '@switchboard/engine/api/automations/france-graph';
import { mergePeople } from '@switchboard/engine/api/people/merge-people';
import { allSeeing } from '@switchboard/engine/api/principal';
import type { Database } from '@switchboard/engine/record/database';
import { openMs, testDatabases } from '@switchboard/engine/record/test-databases';
import { SwitchboardError } from '@switchboard/shared/problem';
import { openTestStream, type TestStream } from './test-stream.ts';

const french = { context: { country: 'FR', browserLanguage: 'fr-FR' } };
const france = franceGraph('g_france', 'a_marie');

/** Fails as a database does that cannot be reached, while `isGone`. */
function interruptible(database: Database): Database & { isGone: boolean } {
  const gone = () => Promise.reject(new SwitchboardError('unavailable', 'The database is gone.', { retryAfterSeconds: 1 }));
  return {
    isGone: false,
    kind: database.kind,
    queuePool: database.queuePool,
    query: (text, parameters) => database.query(text, parameters),
    transaction(work) {
      return this.isGone ? gone() : database.transaction(work);
    },
    decideThenWrite(decide, write) {
      return this.isGone ? gone() : database.decideThenWrite(decide, write);
    },
    readAtOnce: (work) => database.readAtOnce(work),
    close: () => database.close(),
  };
}

describe.each(testDatabases)('a drain on the %s database', (kind, open) => {
  let stream: TestStream;
  let aheadMs = 0;
  beforeAll(async () => {
    stream = await openTestStream(open, 4, () => Date.now() + aheadMs);
  }, openMs);
  afterAll(() => stream?.close());
  beforeEach(() => stream.clear());

  /** Lanes as the product drains them: all in one transaction where there is one session, else each for itself. */
  const takings = (): number[][] => (kind === 'embedded' ? [stream.lanes] : stream.lanes.map((lane) => [lane]));

  /** Messages of some conversations in turn, each with an author who gains an attribute by every message. */
  const numbered = (from: number, to: number, conversations: number) =>
    Array.from({ length: to - from }, (_, offset) => {
      const index = from + offset;
      const place = index % conversations;
      const attributes = { [`a${Math.floor(index / conversations)}`]: true };
      return { id: `m-${index}`, conversationId: `c-${place}`, person: { id: `p-${place}`, attributes }, ...french };
    });

  /** Each event was decided on what all before it in its conversation had left, and on nothing later. */
  async function expectOrder(messages: number, conversations: number): Promise<void> {
    const facts = await stream.factsByMessage();
    expect(facts.size).toBe(messages);
    for (let index = 0; index < messages; index += 1) {
      expect(Object.keys(facts.get(`m-${index}`)!.person.attributes)).toHaveLength(Math.floor(index / conversations) + 1);
    }
  }

  it('records runs, the assignment, the mail and the facts, and takes the events off the list', async () => {
    const id = await stream.publish(france);
    await stream.accept(
      { id: 'm-fr', conversationId: 'c-fr', person: { name: 'Ana' }, ...french },
      { id: 'm-de', conversationId: 'c-de', context: { country: 'DE' } },
    );
    const drain = stream.drainOf();
    expect(await drain()).toBe(true);
    expect(await drain()).toBe(false);
    const runs = await stream.database.query('select automation_id, version, message_id, status from switchboard.run');
    expect(runs.rows).toEqual([{ automation_id: id, version: 1, message_id: 'm-fr', status: 'completed' }]);
    const conversations = await stream.database.query(
      'select id, group_id, assigned_by from switchboard.conversation order by id',
    );
    expect(conversations.rows).toEqual([
      { id: 'c-de', group_id: null, assigned_by: null },
      { id: 'c-fr', group_id: 'g_france', assigned_by: 'automation' },
    ]);
    const effects = await stream.database.query('select state, content from switchboard.effect');
    expect(effects.rows).toMatchObject([{ state: 'planned', content: { toEmail: 'marie@example.com', subject: 'Ana wrote' } }]);
    expect([await stream.count('pending'), await stream.count('event_facts')]).toEqual([0, 2]);
  });

  it('does not pause after a lone message: the next would wait for nothing', async () => {
    const hour = 3_600_000;
    await stream.accept({ conversationId: 'c-1', ...french });
    expect(await stream.drainOf({ pauseMs: hour })()).toBe(true);
  });

  it('records each event once when many drains take the same lanes at the same time', async () => {
    await stream.publish(france);
    for (let round = 0; round < 3; round += 1) {
      await stream.accept(...numbered(round * 60, (round + 1) * 60, 6));
      const processes = Array.from({ length: 6 }, () => stream.reopen());
      await Promise.all(
        processes.flatMap((database) => takings().map((lanes) => stream.drainOf({ database, lanes, batchSize: 7 })())),
      );
    }
    await stream.drainAll();
    expect(stream.setAside).toEqual([]);
    expect([await stream.count('set_aside'), await stream.count('event_facts'), await stream.count('run')]).toEqual([
      0, 180, 180,
    ]);
    expect(await stream.count('effect')).toBe(6);
    await expectOrder(180, 6);
  });

  it('keeps the order within each conversation while messages come, drains run and automations change', async () => {
    const id = await stream.publish(france);
    const total = 240;
    let isAccepted = false;
    const accepting = (async () => {
      for (let from = 0; from < total; from += 12) await stream.accept(...numbered(from, from + 12, 4));
      isAccepted = true;
    })();
    const changing = (async () => {
      while (!isAccepted) {
        await stream.pause(id);
        await stream.resume(id);
      }
    })();
    const draining = [...takings(), ...takings()].map(async (lanes) => {
      const drain = stream.drainOf({ database: stream.reopen(), lanes, batchSize: 10 });
      while (!isAccepted) await drain();
    });
    await Promise.all([accepting, changing, ...draining]);
    await stream.drainAll();
    expect(stream.setAside).toEqual([]);
    await expectOrder(total, 4);
  });

  it('decides a message accepted after a change was answered with that change', async () => {
    const id = await stream.publish(france);
    const drains = [stream.drainOf(), stream.drainOf({ database: stream.reopen() })];
    for (let round = 0; round < 6; round += 1) {
      const isPaused = round % 2 === 1;
      if (isPaused) await stream.pause(id);
      else if (round > 0) await stream.resume(id);
      await stream.accept({ id: `m-${round}`, conversationId: `c-${round}`, ...french });
      await drains[round % 3 === 0 ? 0 : 1]!();
      const { rows } = await stream.database.query('select message_id from switchboard.run where message_id = $1', [
        `m-${round}`,
      ]);
      expect([round, rows.length]).toEqual([round, isPaused ? 0 : 1]);
    }
  });

  it('keeps the revision that an event was decided with, also when a change was answered after the batch was read', async () => {
    const id = await stream.publish(france);
    await stream.accept({ id: 'm-1', conversationId: 'c-1', ...french });
    const change = `update switchboard.configuration set revision = revision + 1`;
    await stream.drainOf({ afterRead: (sql) => (kind === 'postgres' ? stream.pause(id) : sql.query(change)) })();
    const { rows } = await stream.database.query(
      'select f.configuration_revision = c.revision as same, (select count(*) from switchboard.run) as runs from switchboard.event_facts f, switchboard.configuration c',
    );
    expect(rows).toEqual([{ same: true, runs: kind === 'postgres' ? 0 : 1 }]);
  });

  it('sets an event aside after its fourth failure alone; its batch and its lane go on', async () => {
    await stream.publish(france);
    await stream.accept(...numbered(0, 40, 4));
    await stream.database.query(`update switchboard.event set payload = 'null' where message_id = 'm-9'`);
    const drain = stream.drainOf();
    await drain();
    expect(stream.setAside).toMatchObject([{ reason: expect.stringContaining('failed 4 times') }]);
    expect([await stream.count('pending'), await stream.count('event_facts')]).toEqual([0, 39]);
    const aside = await stream.database.query(
      'select e.message_id, t.kind, t.reason = s.reason as told from switchboard.set_aside s join switchboard.event e using (seq) join switchboard.timeline t on t.conversation_id = e.conversation_id and t.kind = $1',
      ['set-aside'],
    );
    expect(aside.rows).toEqual([{ message_id: 'm-9', kind: 'set-aside', told: true }]);
    await stream.accept(...numbered(40, 60, 4));
    drain.batches.length = 0;
    await drain();
    expect(drain.batches).toEqual([20]);
  });

  it('takes events one at a time, up to the end of the batch that a crash left behind', async () => {
    await stream.accept(...Array.from({ length: 8 }, (_, index) => ({ id: `m-${index}`, conversationId: 'c-1' })));
    await stream.database.query(
      `update switchboard.lane set attempt = 1, under_way_until = (select seq from switchboard.event where message_id = 'm-2')
       where lane = (select lane from switchboard.event limit 1)`,
    );
    const drain = stream.drainOf();
    await drain();
    expect(drain.batches).toEqual([1, 1, 1, 5]);
  });

  it('sets an event aside that was begun four times and never finished', async () => {
    await stream.accept({ id: 'm-0', conversationId: 'c-1' }, { id: 'm-1', conversationId: 'c-1' });
    await stream.database.query(
      `update switchboard.lane set attempt = 4, under_way_until = (select max(seq) from switchboard.event) where lane = (select lane from switchboard.event limit 1)`,
    );
    const drain = stream.drainOf();
    // It may be in another drain's hands just now.
    expect(await drain()).toBe(false);
    expect(stream.setAside).toEqual([]);
    aheadMs += 3_000;
    expect(await drain()).toBe(true);
    expect(stream.setAside).toMatchObject([{ reason: expect.stringContaining('never finished') }]);
    expect([...(await stream.factsByMessage()).keys()]).toEqual(['m-1']);
  });

  it('decides again when another lane changed the author meanwhile', async () => {
    await stream.accept({ id: 'm-1', conversationId: 'c-1', person: { id: 'p-1', attributes: { plan: 'free' } } });
    await stream.accept({ id: 'm-2', conversationId: 'c-1', person: { id: 'p-1', attributes: { city: 'Lyon' } } });
    let reads = 0;
    await stream.drainOf({
      afterRead: async (sql) => {
        reads += 1;
        const change = `update switchboard.person set attributes = '{"plan":"pro"}', revision = revision + 1`;
        if (reads === 1) await (kind === 'postgres' ? stream.database : sql).query(change);
      },
    })();
    expect(reads).toBe(2);
    expect(await stream.count('event_facts')).toBe(2);
    if (kind === 'postgres')
      expect((await stream.factsByMessage()).get('m-2')!.person.attributes).toEqual({ plan: 'free', city: 'Lyon' });
  });

  it('keeps what authors say of themselves while they are merged into somebody else', async () => {
    const [drain, merging] = [stream.drainOf({ database: stream.reopen(), batchSize: 5 }), stream.reopen()];
    for (let round = 0; round < 4; round += 1) {
      const [gone, stays] = [`gone-${round}`, `stays-${round}`];
      await stream.accept({ person: { id: gone } }, { person: { id: stays } });
      const names = Array.from({ length: 60 }, (_, number) => `said-${number}`);
      let accepted = 0;
      let merged: Promise<unknown> | null = null;
      const sending = [0, 20, 40].map(async (from) => {
        for (const name of names.slice(from, from + 20)) {
          await stream.accept({ person: { id: gone, attributes: { [name]: true } } });
          accepted += 1;
          if (accepted > 15) merged ??= mergePeople(merging, gone, stays, allSeeing);
        }
      });
      for (let times = 0; times < 10; times += 1) await drain();
      await Promise.all(sending);
      await merged;
      await stream.drainAll();
      const { rows } = await stream.database.query('select attributes from switchboard.person where given_id = $1', [stays]);
      expect(Object.keys(rows[0].attributes).sort()).toEqual([...names].sort());
    }
  });

  it('rejects while the database is gone, and blames no lane for it', async () => {
    const database = interruptible(stream.database);
    await stream.accept(...numbered(0, 20, 4));
    const drain = stream.drainOf({ database });
    database.isGone = true;
    for (let tries = 0; tries < 6; tries += 1) await expect(drain()).rejects.toMatchObject({ code: 'unavailable' });
    database.isGone = false;
    await drain();
    expect(stream.setAside).toEqual([]);
    expect(await stream.count('event_facts')).toBe(20);
    const { rows } = await stream.database.query(
      'select count(*) as n from switchboard.lane where attempt > 0 or careful_until is not null',
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});

const postgres = testDatabases.find(([kind]) => kind === 'postgres');

(postgres === undefined ? describe.skip : describe)('a drain among others on PostgreSQL', () => {
  let stream: TestStream;
  beforeAll(async () => {
    stream = await openTestStream(postgres![1], 8);
  }, openMs);
  afterAll(() => stream?.close());
  beforeEach(() => stream.clear());

  it('rejects when its connection is cut in the middle of a batch, and records the batch afterwards', async () => {
    await stream.accept({ id: 'm-1', conversationId: 'c-1' });
    let cuts = 0;
    const drain = stream.drainOf({
      database: stream.reopen(),
      afterRead: async () => {
        cuts += 1;
        if (cuts > 1) return;
        await stream.database.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`,
        );
      },
    });
    await expect(drain()).rejects.toMatchObject({ code: 'unavailable' });
    await drain();
    expect([await stream.count('event_facts'), await stream.count('set_aside')]).toEqual([1, 0]);
  });

  it('gets through when lanes want the same people in opposite orders', async () => {
    const people = Array.from({ length: 12 }, (_, index) => `p-${index}`);
    for (let round = 0; round < 4; round += 1) {
      await stream.accept(
        ...stream.lanes.flatMap((lane) =>
          (lane % 2 === 0 ? people : [...people].reverse()).map((id) => ({
            conversationId: `c-${lane}-${id}`,
            person: { id, attributes: { [`r${round}`]: lane } },
          })),
        ),
      );
      await Promise.allSettled(stream.lanes.map((lane) => stream.drainOf({ database: stream.reopen(), lanes: [lane] })()));
    }
    await stream.drainAll();
    expect([await stream.count('pending'), await stream.count('event_facts'), await stream.count('set_aside')]).toEqual([
      0,
      8 * 12 * 4,
      0,
    ]);
  });
});
