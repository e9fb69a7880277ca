/**
 * Stages 3 to 6 of the path for some lanes. In: lane numbers. Out: their pending events decided and recorded, batch by
 * batch, each batch in one commit. What stays true: a batch that takes the process down, or fails, is known of by its
 * lane's raised attempt; its events are then taken one at a time, and one that fails a fourth time is set aside.
 */
import { setImmediate as letOthersGo, setTimeout as pause } from 'node:timers/promises';
import { type Database, type Sql, sqlStateOf } from '@switchboard/engine/record/database';
import { decideInSteps } from '@switchboard/engine/record/decide-batch';
import type { ConfigurationSnapshot, Picks } from '@switchboard/engine/record/configuration-snapshot';
import type { ConfigurationLoader } from '@switchboard/engine/record/load-configuration';
import { picksOfBatch } from '@switchboard/engine/record/picks-of-batch';
import {
  type Batch,
  type BegunLane,
  beginLanes,
  forgiveLanes,
  loadLaneStates,
  lockLanes,
  readBatch,
} from '@switchboard/engine/record/read-batch.sql';
import { loadTeam, lockRouting, type Team } from '@switchboard/engine/record/team-load.sql';
import { type BatchWriting, setAside, StaleBatchError, writeBatch, writingOf } from '@switchboard/engine/record/write-batch.sql';
import type { TeamLoad } from '@switchboard/shared/facts';
import { unknownLoad } from '@switchboard/engine/routing/team-load';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Logger } from 'pino';

/** What a commit recorded, for counting and telling. */
export interface RecordedBatch {
  events: number;
  acceptedAtMs: number[];
  runStatuses: string[];
  effects: number;
  /** Events that it led to, now pending. */
  followUps: number;
  automationIds: string[];
  conversationIds: string[];
}

export interface DrainOptions {
  database: Database;
  configuration: ConfigurationLoader;
  publicUrl: string;
  /** Events at most in one commit. */
  batchSize: number;
  /**
   * Waited at most after a batch before the next, the longer the more there was: under a stream of single messages a batch
   * of a thousand costs much less for each than one of fifty, and leaves the database to those who send. 0 when others
   * drain the same lanes.
   */
  pauseMs: number;
  onRecorded: (batch: RecordedBatch) => void;
  onSetAside: (lane: number, seq: number, reason: string) => void;
  logger: Logger;
  /** ms since the epoch. */
  now: () => number;
}

function covers(one: Picks, other: Picks): boolean {
  return other.groupIds.every((id) => one.groupIds.includes(id)) && other.agentIds.every((id) => one.agentIds.includes(id));
}

/** Begun this often without being finished, an event is set aside. */
const maxAttempts = 4;
/**
 * Drains in other processes that begin a lane at the same moment raise its attempt as a crash does (seen with six): an
 * event that was never finished is set aside only when it is still there after this long. The sweeper wakes its lane.
 */
const doubtMs = 3_000;
/** One call ends after this long, so that a queue's job is never endless. */
const sliceMs = 5_000;
const maxConflicts = 20;
/** Fewer events are no stream that would be worth a pause; nearly a full batch is as good as one. */
const fewestOfStream = 8;
const fullShare = 0.9;
/** A pause is as long as its events took to come at some 1,700 a second: slower, and each batch is smaller than the last. */
const pausePerEventMs = 0.6;

/** True when the batch failed for no fault of its events. */
function isConflict(error: unknown): boolean {
  const state = sqlStateOf(error);
  return error instanceof StaleBatchError || state === '40P01' || state === '40001';
}
function isUnavailable(error: unknown): boolean {
  return error instanceof SwitchboardError && error.code === 'unavailable';
}

/**
 * @returns a function that drains lanes; it resolves to true when it drained anything, and rejects with
 *   `SwitchboardError` code `unavailable` when the database is gone
 */
export function createDrain(options: DrainOptions): (lanes: readonly number[]) => Promise<boolean> {
  const { database, logger } = options;
  /** Nobody else can change what an embedded batch is decided by unseen, see `embedded.ts`: holding it is time for nothing. */
  const isShared = database.kind !== 'embedded';
  /** Lanes whose attempt was raised for no fault of theirs, to be forgiven once the database answers. */
  const toForgive = new Set<number>();
  /** Events that seem never to be finished, by lane, and since when. */
  const doubted = new Map<number, { seq: number; sinceMs: number }>();
  /** Whether some lane may have a failed batch behind it; unknown at the start. */
  let isSuspicious = true;
  /** How many lanes had events the last time: a guess that spares looking for a whole batch in each. */
  let lanesAtWork = 1;
  /** Whom the configuration of the last batch may pick from: the next one's team is read with it. */
  let lastPicks: Picks | null = null;

  /**
   * Those who send messages are let in between: deciding a thousand events takes tens of ms, and they are answered meanwhile.
   * @returns what is to be written
   */
  async function decide(batch: Batch, configuration: ConfigurationSnapshot, load: TeamLoad): Promise<BatchWriting> {
    await letOthersGo();
    const now = new Date(options.now()).toISOString();
    const { events, state } = batch;
    const steps = decideInSteps({ events, state, load, configuration, now, publicUrl: options.publicUrl });
    let step = steps.next();
    for (; !step.done; step = steps.next()) await letOthersGo();
    const records = step.value;
    await letOthersGo();
    // A change may have been answered since the batch was read: what is kept is what was decided with.
    return writingOf({ ...batch, configurationRevision: configuration.revision }, records, now);
  }

  /**
   * Whoever may pick an agent holds the routing row first, and looks at the configuration after that: somebody may have
   * gone.
   */
  async function readTeam(sql: Sql, picks: Picks): Promise<Team> {
    const [, team] = await Promise.all([isShared ? lockRouting(sql) : null, loadTeam(sql, picks)]);
    return team;
  }

  /** @param team as it was read with the batch; null or too little of it when the batch was thought to pick from fewer */
  async function decideWithTeam(sql: Sql, batch: Batch, team: Team | null): Promise<BatchWriting> {
    const configuration = await options.configuration.at(sql, team?.revision ?? batch.configurationRevision);
    lastPicks = configuration.picks;
    const picks = picksOfBatch(configuration, batch.state);
    if (picks === null) return decide(batch, configuration, unknownLoad);
    if (team === null || !covers(team.picks, picks)) return decideWithTeam(sql, batch, await readTeam(sql, picks));
    return decide(batch, configuration, team.load);
  }

  /** @returns the begun lanes' batch, and what is to be written of it; null for no events */
  async function readAndDecide(sql: Sql, begun: readonly BegunLane[]): Promise<{ batch: Batch; writing: BatchWriting } | null> {
    const lanes = begun.map((each) => each.lane);
    // Sent together, run one after the other: the read sees what was committed before the lock was had.
    const [, batch, team] = await Promise.all([
      isShared ? lockLanes(sql, lanes) : null,
      readBatch(sql, begun),
      lastPicks === null ? null : readTeam(sql, lastPicks),
    ]);
    return batch.events.length === 0 ? null : { batch, writing: await decideWithTeam(sql, batch, team) };
  }

  async function recordBatch(begun: readonly BegunLane[]): Promise<number> {
    const recorded = await database.decideThenWrite(
      (sql) => readAndDecide(sql, begun),
      async (sql, decided) => {
        if (decided !== null) await writeBatch(sql, decided.writing);
        return decided;
      },
    );
    if (recorded === null) {
      // Another drained them between our begin and our lock.
      await forgiveLanes(
        database,
        begun.map((each) => each.lane),
      );
      return 0;
    }
    const { batch } = recorded;
    const { records } = recorded.writing;
    options.onRecorded({
      events: batch.events.length,
      acceptedAtMs: batch.events.map((event) => event.accepted_at.getTime()),
      runStatuses: records.runs.map((run) => run.status),
      effects: records.effects.length,
      followUps: records.followUps.length,
      automationIds: [...new Set(records.runs.map((run) => run.automationId))],
      conversationIds: [...new Set(batch.events.map((event) => event.conversation_id))],
    });
    return batch.events.length;
  }

  async function giveUp({ lane, attempt, seqs }: BegunLane, reason: string): Promise<void> {
    const seq = seqs[0]!;
    const isAside = await database.transaction(async (sql) => {
      await lockLanes(sql, [lane]);
      return setAside(sql, lane, seq, attempt, reason);
    });
    // Drains that began it at the same time raise the attempt too; one of them has recorded it.
    if (isAside) options.onSetAside(lane, seq, reason);
  }

  /** True when the lane's oldest event was there to be given up `doubtMs` ago. */
  function isBeyondDoubt({ lane, seqs }: BegunLane): boolean {
    const seq = seqs[0]!;
    const before = doubted.get(lane);
    if (before?.seq !== seq) doubted.set(lane, { seq, sinceMs: options.now() });
    return before?.seq === seq && options.now() - before.sinceMs >= doubtMs;
  }

  /** Gives up an event that was begun too often; until that is certain, others go on. @returns as `drainOnce` */
  async function drainExhausted(exhausted: BegunLane, begun: readonly BegunLane[]): Promise<number> {
    isSuspicious = true;
    const isCertain = isBeyondDoubt(exhausted);
    await forgiveLanes(
      database,
      begun.flatMap((each) => (isCertain && each === exhausted ? [] : [each.lane])),
    );
    if (!isCertain) return begun.length > 1 ? 1 : 0;
    doubted.delete(exhausted.lane);
    await giveUp(exhausted, `Deciding this message was begun ${maxAttempts} times and never finished.`);
    return 1;
  }

  /** @returns how many events were dealt with */
  async function drainOnce(lanes: readonly number[], limit: number): Promise<number> {
    const begun = await beginLanes(database, lanes, limit, Math.min(lanesAtWork, lanes.length));
    if (begun.length === 0) return 0;
    lanesAtWork = begun.length;
    const exhausted = begun.find((each) => each.attempt > maxAttempts);
    if (exhausted !== undefined) return drainExhausted(exhausted, begun);
    for (let conflicts = 0; ; conflicts += 1) {
      try {
        return await recordBatch(begun);
      } catch (error) {
        if (isConflict(error) && conflicts < maxConflicts) continue;
        if (isConflict(error) || isUnavailable(error)) {
          for (const { lane } of begun) toForgive.add(lane);
          throw error;
        }
        isSuspicious = true;
        logger.error(
          { err: error, lanes: begun.map((each) => each.lane) },
          'A batch failed; its events are taken one at a time.',
        );
        const only = begun[0]!;
        if (begun.length > 1 || only.attempt < maxAttempts) return 1;
        await giveUp(
          only,
          `Deciding this message failed ${maxAttempts} times: ${error instanceof Error ? error.message : String(error)}`,
        );
        return 1;
      }
    }
  }

  async function drainSuspicious(lanes: readonly number[]): Promise<number> {
    const states = await loadLaneStates(database, lanes);
    const careful = states.filter((state) => state.careful);
    if (careful.length === 0) isSuspicious = false;
    // One at a time: a lane's failing event must not raise another lane's attempt.
    let drained = 0;
    for (const { lane } of careful) drained += await drainOnce([lane], 1);
    const others = states.flatMap((state) => (state.careful ? [] : [state.lane]));
    return drained + (others.length === 0 ? 0 : await drainOnce(others, options.batchSize));
  }

  function pauseAfter(drained: number): number {
    const isWorthIt = drained >= fewestOfStream && drained < options.batchSize * fullShare;
    return isWorthIt ? Math.min(options.pauseMs, drained * pausePerEventMs) : 0;
  }

  return async (lanes) => {
    const end = options.now() + sliceMs;
    let drainedAny = false;
    do {
      if (toForgive.size > 0) {
        await forgiveLanes(database, [...toForgive]);
        toForgive.clear();
      }
      const drained = isSuspicious ? await drainSuspicious(lanes) : await drainOnce(lanes, options.batchSize);
      if (drained === 0) break;
      drainedAny = true;
      const pauseMs = pauseAfter(drained);
      if (pauseMs > 0) await pause(pauseMs);
    } while (options.now() < end);
    return drainedAny;
  };
}
