/**
 * What is counted, for Prometheus. In: what each stage reports. Out: the text of `/metrics`. Counters are of this
 * process; the number of pending events is counted in the database at each scrape.
 */
import { countPending } from '@switchboard/engine/ingest/pending-gauge';
import type { Database } from '@switchboard/engine/record/database';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RecordedBatch } from './drain/drain.ts';

export interface Metrics {
  countAccepted(count: number): void;
  countRecorded(batch: RecordedBatch): void;
  countSetAside(): void;
  countEffect(kind: string, state: string): void;
  /** Prometheus text, exact at the time of the call. */
  text(): Promise<string>;
}

const delayBucketsSeconds = [0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(database: Database, now: () => number): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const accepted = new Counter({ name: 'switchboard_messages_accepted_total', help: 'Messages accepted.', registers });
  const drained = new Counter({ name: 'switchboard_events_drained_total', help: 'Events decided and recorded.', registers });
  const setAside = new Counter({
    name: 'switchboard_events_set_aside_total',
    help: 'Events set aside after failing repeatedly.',
    registers,
  });
  const runs = new Counter({ name: 'switchboard_runs_total', help: 'Runs recorded.', labelNames: ['status'], registers });
  const effects = new Counter({
    name: 'switchboard_effects_total',
    help: 'Outcomes of effects.',
    labelNames: ['kind', 'state'],
    registers,
  });
  const delay = new Histogram({
    name: 'switchboard_event_delay_seconds',
    help: 'From an event accepted to the event recorded.',
    buckets: delayBucketsSeconds,
    registers,
  });
  new Gauge({
    name: 'switchboard_pending_events',
    help: 'Events accepted and not yet recorded.',
    registers,
    async collect() {
      this.set(await countPending(database));
    },
  });
  for (const status of ['completed', 'waiting', 'failed', 'stopped']) runs.inc({ status }, 0);
  for (const state of ['planned', 'done', 'failed', 'unknown']) effects.inc({ kind: 'email', state }, 0);

  return {
    countAccepted: (count) => accepted.inc(count),
    countRecorded(batch) {
      const recordedAtMs = now();
      drained.inc(batch.events);
      for (const status of batch.runStatuses) runs.inc({ status });
      if (batch.effects > 0) effects.inc({ kind: 'email', state: 'planned' }, batch.effects);
      for (const acceptedAtMs of batch.acceptedAtMs) delay.observe(Math.max(0, recordedAtMs - acceptedAtMs) / 1_000);
    },
    countSetAside: () => setAside.inc(),
    countEffect: (kind, state) => effects.inc({ kind, state }),
    text: () => register.metrics(),
  };
}
