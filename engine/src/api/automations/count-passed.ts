/**
 * How many events passed each edge of a version lately, those that came to nothing included. In: a version, since when.
 * Out: counts by node and port. An event with a recorded run is counted by its steps; the plan is walked anew over what
 * was kept of the others, which shows how far they came. What stays true: an event counts once; what is settled is
 * looked at once for each window; of more than `atMost` nothing is counted.
 *
 * A walk that reaches an action although no run was recorded is left out: the team or a segment has changed since, and
 * what the event met then is not known.
 */
import type { PortCount } from '@switchboard/shared/automation';
import type { Directory, EventKind } from '@switchboard/shared/facts';
import type { Graph } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import type { Step } from '@switchboard/shared/run';
import { compile } from '../../compile/compile.ts';
import type { Plan } from '../../compile/plan.ts';
import type { NodeTypeRegistry } from '../../nodes/registry.ts';
import type { Sql } from '../../record/database.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { walkPlan } from '../../run/walk-plan.ts';
import { readRecordedRuns } from './explained-event.sql.ts';
import { factsBefore } from './facts-before.ts';
import {
  type CountedVersion,
  countEventsFrom,
  findFirstSince,
  type PassedEvent,
  readPassedEvents,
  readSettledThrough,
  type Stretch,
} from './passed-events.sql.ts';

const eventsAtOnce = 500;
/** Counts slide out of a window in steps of this length. */
const bucketMs = 300_000;
/** What was accepted longer ago than this has been committed, whichever process accepted it. */
const settlingMs = 10_000;
/** A window with too many events is not looked at again for this long. */
const restMs = 60_000;
const windowsKept = 50;

export interface PassedCounts {
  items: PortCount[];
  /** What was counted: customers' messages alone, or other events as well. */
  of: 'messages' | 'events';
}

export interface CountPassedInput {
  automationId: string;
  version: number;
  graph: Graph;
  /** Names the window, so that what was counted of it can be built on. */
  window: string;
  /** ISO 8601; a multiple of five minutes. */
  since: string;
}

/** How many events left which node by which port. */
type Counts = Map<string, PortCount>;

/** What was accepted within five minutes. */
interface Bucket {
  events: number;
  counts: Counts;
}
type Buckets = Map<number, Bucket>;

/** What was counted of a window so far. */
interface Kept {
  plan: Plan;
  version: CountedVersion;
  buckets: Buckets;
  /** The first event not settled yet. */
  next: number;
  /** ms since the epoch: until then the window is known to have too many, after that it is begun anew; 0 while it has not. */
  restsUntil: number;
  /** Ends with the counting under way. */
  turn: Promise<unknown>;
}

export interface PassedCounterOptions {
  database: Sql;
  registry: NodeTypeRegistry;
  publicUrl: string;
  /** Events in a window; of more, nothing is counted. */
  atMost?: number;
  /** ms since the epoch. */
  now?: () => number;
}

/**
 * @returns a function that counts; it resolves to null when the version cannot be evaluated any more, or has decided on too
 * many
 */
export function createPassedCounter({
  database,
  registry,
  publicUrl,
  atMost = limits.eventsCounted,
  now = Date.now,
}: PassedCounterOptions): (input: CountPassedInput) => Promise<PassedCounts | null> {
  const windows = new Map<string, Promise<Kept | null>>();

  async function begin({ automationId, version, graph, since }: CountPassedInput): Promise<Kept | null> {
    const { plan } = compile(graph, registry, null);
    if (plan === null) return null;
    const kinds = [...new Set(plan.triggers.map((index) => listenedBy(plan, index)))];
    const counted = { automationId, version, kinds };
    return {
      plan,
      version: counted,
      buckets: new Map(),
      next: await findFirstSince(database, since),
      restsUntil: 0,
      turn: Promise.resolve(),
    };
  }

  async function count({ plan, version }: Kept, stretch: Stretch): Promise<Buckets> {
    const buckets: Buckets = new Map();
    let directory: Directory | null = null;
    let { first } = stretch;
    for (let left = atMost; left > 0; left -= eventsAtOnce) {
      const events = await readPassedEvents(database, { ...stretch, first }, version, eventsAtOnce);
      directory ??= await loadDirectory(database);
      for (const event of events) {
        const steps = event.steps ?? (await stepsOf(event, plan, version.automationId, directory));
        const bucket = bucketOf(buckets, Math.floor(event.accepted_at.getTime() / bucketMs));
        bucket.events += 1;
        for (const { nodeId, port } of steps) if (port !== null) add(bucket.counts, { nodeId, port, count: 1 });
      }
      if (events.length < eventsAtOnce) break;
      first = events.at(-1)!.seq + 1;
    }
    return buckets;
  }

  /** How far an event without a run came. */
  async function stepsOf(event: PassedEvent, plan: Plan, automationId: string, directory: Directory): Promise<readonly Step[]> {
    if (event.kind !== 'message' && event.payload.chain.includes(automationId)) return [];
    const before = event.has_others ? await readRecordedRuns(database, event.seq, automationId) : [];
    const facts = factsBefore(event, before, { registry, directory, publicUrl });
    const walk = walkPlan(plan, { facts, load: null }, { directory, now: event.decided_at.toISOString(), stopReason: null });
    return walk.matched ? [] : walk.steps;
  }

  /** Counts for good what no more event comes between. */
  async function settle(kept: Kept): Promise<void> {
    const through = await readSettledThrough(database, new Date(now() - settlingMs).toISOString());
    if (through < kept.next) return;
    const settled = await count(kept, { first: kept.next, last: through });
    kept.next = through + 1;
    for (const [key, { events, counts }] of settled) {
      const bucket = bucketOf(kept.buckets, key);
      bucket.events += events;
      for (const each of counts.values()) add(bucket.counts, each);
    }
  }

  async function countNow(kept: Kept, since: string): Promise<PassedCounts | null> {
    if (now() < kept.restsUntil) return null;
    if (kept.restsUntil > 0) Object.assign(kept, { next: await findFirstSince(database, since), restsUntil: 0 });
    const oldest = Date.parse(since) / bucketMs;
    for (const key of kept.buckets.keys()) if (key < oldest) kept.buckets.delete(key);
    const known = [...kept.buckets.values()].reduce((sum, { events }) => sum + events, 0);
    const more = await countEventsFrom(database, kept.next, kept.version, atMost + 1);
    if (known + more > atMost) {
      kept.restsUntil = now() + restMs;
      kept.buckets.clear();
      return null;
    }
    await settle(kept);
    const fresh = await count(kept, { first: kept.next, last: null });
    const counts: Counts = new Map();
    for (const bucket of [...kept.buckets.values(), ...fresh.values()])
      for (const each of bucket.counts.values()) add(counts, each);
    const of = kept.version.kinds.every((kind) => kind === 'message') ? 'messages' : 'events';
    return { of, items: [...counts.values()] };
  }

  return async (input) => {
    const key = JSON.stringify([input.automationId, input.version, input.window]);
    const beginning = windows.get(key) ?? begin(input);
    windows.delete(key);
    windows.set(key, beginning);
    beginning.catch(() => windows.delete(key));
    if (windows.size > windowsKept) windows.delete(windows.keys().next().value!);
    const kept = await beginning;
    if (kept === null) return null;
    // One after another: each goes on where the one before it ended.
    const counted = kept.turn.then(() => countNow(kept, input.since));
    kept.turn = counted.catch(() => null);
    return counted;
  };
}

function listenedBy(plan: Plan, trigger: number): EventKind {
  const { nodeType } = plan.nodes[trigger]!;
  return (nodeType.kind === 'trigger' ? nodeType.on : undefined) ?? 'message';
}

function bucketOf(buckets: Buckets, key: number): Bucket {
  const known = buckets.get(key);
  if (known !== undefined) return known;
  const bucket = { events: 0, counts: new Map() };
  buckets.set(key, bucket);
  return bucket;
}

function add(counts: Counts, { nodeId, port, count }: PortCount): void {
  const key = `${port} ${nodeId}`;
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { nodeId, port, count });
  else known.count += count;
}
