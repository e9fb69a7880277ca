/**
 * The stream for tests: ingest, drains and what they recorded, over a database of any kind, without queue or clock of
 * its own. In: an open test database. Out: a way to accept messages, publish automations and drain, and to read what was
 * kept. What stays true: nothing runs unless it is called.
 */
import { createAutomation, getAutomation } from '@switchboard/engine/api/automations/automation-drafts';
import { pauseAutomation, publishAutomation, resumeAutomation } from '@switchboard/engine/api/automations/automation-publishing';
import type { Ingest } from '@switchboard/engine/api/dependencies';
import { createIngest } from '@switchboard/engine/ingest/ingest';
import { createPendingGauge } from '@switchboard/engine/ingest/pending-gauge';
import type { NodeTypeRegistry } from '@switchboard/engine/nodes/registry';
import { loadNodeTypes } from '@switchboard/engine/plugins/load-node-types';
import type { Database, Sql } from '@switchboard/engine/record/database';
import type { KeptFacts } from '@switchboard/engine/record/event-facts';
import { type ConfigurationLoader, createConfigurationLoader } from '@switchboard/engine/record/load-configuration';
import type { OpenTestDatabase, TestDatabase } from '@switchboard/engine/record/test-databases';
import type { Graph } from '@switchboard/shared/graph';
import type { MessageInput, MessageReceipt } from '@switchboard/shared/message';
import { pino } from 'pino';
import { createDrain, type RecordedBatch } from './drain.ts';

export const silent = pino({ level: 'silent' });
const tables = [
  'automation',
  'in_force',
  'event',
  'event_facts',
  'pending',
  'run',
  'effect',
  'conversation',
  'person',
  'person_alias',
  'timeline',
  'repeat_mark',
  'set_aside',
];

export interface TestDrain {
  /** Drains all lanes once round; true when there was something. */
  (): Promise<boolean>;
  /** How many events each commit of it took. */
  batches: number[];
}

export interface DrainTrial {
  database?: Database;
  batchSize?: number;
  pauseMs?: number;
  lanes?: number[];
  /** Called in the transaction of each batch, after it was read. */
  afterRead?: (sql: Sql) => Promise<unknown>;
}

export interface TestStream extends TestDatabase {
  registry: NodeTypeRegistry;
  ingest: Ingest;
  lanes: number[];
  setAside: { seq: number; reason: string }[];
  accept(...messages: Partial<MessageInput>[]): Promise<MessageReceipt[]>;
  /** A drain of its own, as another process has one. */
  drainOf(trial?: DrainTrial): TestDrain;
  /** Drains until nothing is pending. */
  drainAll(): Promise<void>;
  /** @returns the automation's id */
  publish(graph: Graph): Promise<string>;
  pause(id: string): Promise<unknown>;
  resume(id: string): Promise<unknown>;
  /** What was kept with each event, by message id, in order of acceptance. */
  factsByMessage(): Promise<Map<string, KeptFacts>>;
  count(table: string): Promise<number>;
  clear(): Promise<void>;
}

/** @param now ms since the epoch; the system's clock by default */
export async function openTestStream(open: OpenTestDatabase, laneCount = 4, now: () => number = Date.now): Promise<TestStream> {
  const test = await open(laneCount);
  const { database } = test;
  const { registry } = await loadNodeTypes([]);
  const lanes = Array.from({ length: laneCount }, (_, lane) => lane);
  const setAside: TestStream['setAside'] = [];
  await database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
    values ('a_marie', 'Marie', 'marie@example.com', 'agent', '["fr"]', 'online')`);
  await database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
    values ('g_france', 'Support France', 'agents', '["a_marie"]', '{"strategy":"none"}')`);
  const ingest = createIngest({
    database,
    lanes: laneCount,
    maxPending: 1_000_000,
    pending: createPendingGauge(database),
    countryOf: () => null,
    ring: () => undefined,
    onAccepted: () => undefined,
    now,
  });

  function drainOf(trial: DrainTrial = {}): TestDrain {
    const { database: own = database, batchSize = 500, pauseMs = 0, lanes: some = lanes, afterRead } = trial;
    const loader = createConfigurationLoader(registry, (id, version, message) => {
      throw new Error(`${id} ${version}: ${message}`);
    });
    const configuration: ConfigurationLoader = {
      async at(sql, revision) {
        await afterRead?.(sql);
        return loader.at(sql, revision);
      },
    };
    const batches: number[] = [];
    const drain = createDrain({
      database: own,
      configuration,
      publicUrl: 'https://desk.example',
      batchSize,
      pauseMs,
      onRecorded: (batch: RecordedBatch) => batches.push(batch.events),
      onSetAside: (_lane, seq, reason) => setAside.push({ seq, reason }),
      logger: silent,
      now,
    });
    return Object.assign(() => drain(some), { batches });
  }

  const count = async (table: string): Promise<number> =>
    (await database.query(`select count(*) as n from switchboard.${table}`)).rows[0].n;

  return {
    ...test,
    registry,
    ingest,
    lanes,
    setAside,
    accept: (...messages) => ingest.accept(messages.map((message) => ({ text: 'Bonjour', ...message }))),
    drainOf,
    async drainAll() {
      const drain = drainOf();
      for (let rounds = 0; rounds < 100 && (await count('pending')) > 0; rounds += 1) await drain();
    },
    async publish(graph) {
      const { id, revision } = await createAutomation(database, { name: 'France', graph }, 'test');
      await publishAutomation(database, registry, id, revision, 'test');
      return id;
    },
    pause: (id) => pauseAutomation(database, id, 'test'),
    resume: async (id) => resumeAutomation(database, (await getAutomation(database, id)).id, 'test'),
    async factsByMessage() {
      const { rows } = await database.query<{ message_id: string; facts: KeptFacts }>(
        'select e.message_id, f.facts from switchboard.event e join switchboard.event_facts f using (seq) order by e.seq',
      );
      return new Map(rows.map((row) => [row.message_id, row.facts]));
    },
    count,
    async clear() {
      for (const table of tables) await database.query(`delete from switchboard.${table}`);
      await database.query('update switchboard.lane set attempt = 0, under_way_until = null, careful_until = null');
      await database.query('update switchboard.configuration set revision = revision + 1');
      setAside.length = 0;
    },
  };
}
