/**
 * Stage 7 of the path, act. In: effects that are due. Out: mails sent, acts carried out, and each outcome recorded in a
 * commit of its own after it.
 *
 * The moves of an effect: planned → sending, by a committed claim with a lease of `leaseMs`; sending → done, failed,
 * unknown, or planned again, by whoever holds the claim. A worker that dies leaves `sending` behind; once the lease
 * ends the effect is claimed again and, for a mail, sent with the same Message-ID. What stays true: an effect is held by
 * one worker at a time; every attempt ends before its lease does; losing every wake loses only time.
 */
import type { NodeTypeRegistry } from '@switchboard/engine/nodes/registry';
import type { ChangeFeed } from '@switchboard/engine/record/change-feed';
import type { Database } from '@switchboard/engine/record/database';
import type { Logger } from 'pino';
import { attemptsAtMost, type EffectOutcome, type Settlement, settle } from './effect-outcome.ts';
import { type ClaimedEffect, claimDueEffects, endAllLeases, keepDueEmails, loadNextDueAt } from './effects.sql.ts';
import type { MailTransport } from './mail-transport.ts';
import { createOutcomeRecorder } from './record-outcomes.ts';
import { runAct } from './run-act.ts';

/** A claim is another's to take after this. Clocks of machines may differ by the 10 s between the two. */
export const leaseMs = 30_000;
/** An attempt ends after this. */
export const attemptLimitMs = 20_000;
/** Acts in hand at once, in one process; apart from mails, so that neither waits for the other. */
const actsAtMost = 5;
/** Mails kept in one statement, without SMTP. */
const keptAtOnce = 1_000;

export interface EffectsWorkerOptions {
  database: Database;
  transport: MailTransport;
  registry: Pick<NodeTypeRegistry, 'get'>;
  changes: Pick<ChangeFeed, 'publish'>;
  logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  clock?: () => Date;
  /** From 0 (included) to 1 (excluded): the jitter of retries. */
  random?: () => number;
  /** Told after each recorded outcome; `planned` when it is to be tried again. For the metrics. */
  onOutcome?: (outcome: { kind: 'email' | 'act'; state: Settlement['state'] }) => void;
  /** Told when an effect will be due again, so that somebody may be woken then. */
  onRetry?: (at: Date) => void;
  /** In ms, 20 s by default; shorter in tests, and always shorter than the lease. */
  attemptLimitMs?: number;
}

export interface EffectsWorker {
  /**
   * Claims what is due and sets to work on it, as much as there is room for; resolves once that is under way, without
   * waiting for its outcome. As work ends, more is taken by itself. Any number of calls may overlap.
   * @returns how many effects were claimed, and when the next falls due
   * @throws what the database throws
   */
  runDue(): Promise<{ claimed: number; nextDueAt: Date | null }>;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
  /** Ends all leases, so that what a crash left is sent at once. Only at the start of the embedded profile. */
  releaseLeases(): Promise<void>;
  /** Takes nothing more, finishes what is in hand (20 s at most), and closes the transport. */
  close(): Promise<void>;
}

/** Makes the worker of effects; it does nothing until `runDue` is called. */
export function createEffectsWorker(options: EffectsWorkerOptions): EffectsWorker {
  const { database, transport, changes, logger, clock = () => new Date(), random = Math.random } = options;
  const limitMs = options.attemptLimitMs ?? attemptLimitMs;
  const slots = { email: transport.delivery === 'smtp' ? transport.mailsAtOnce : 0, act: actsAtMost };
  const recordOutcome = createOutcomeRecorder(database, logger);
  /** By claim and not by id: an attempt may outlive its lease here, too. */
  const inHand = new Map<ClaimedEffect, Promise<void>>();
  /** True when the last claim took as many as it might, so that more may be due. */
  const moreMayBeDue = { email: false, act: false };
  let round: Promise<number> = Promise.resolve(0);
  let nextRound: Promise<number> | null = null;
  let closed = false;

  const free = (kind: ClaimedEffect['kind']): number =>
    slots[kind] - [...inHand.keys()].filter((effect) => effect.kind === kind).length;

  /** One round of claims at a time; a call during a round gets the next one, which sees what was planned meanwhile. */
  function claimInTurn(): Promise<number> {
    if (nextRound !== null) return nextRound;
    const before = round;
    const mine: Promise<number> = Promise.allSettled([before]).then(() => {
      round = mine;
      nextRound = null;
      return claimRound();
    });
    nextRound = mine;
    return mine;
  }

  async function claimRound(): Promise<number> {
    if (closed) return 0;
    const kept = transport.delivery === 'kept' ? await keepMails() : 0;
    const room = { email: free('email'), act: free('act') };
    if (room.email + room.act === 0) return kept;
    const now = clock();
    const claimed = await claimDueEffects(database, {
      ...room,
      now,
      leaseUntil: new Date(now.getTime() + leaseMs),
      domain: transport.domain,
    });
    for (const kind of ['email', 'act'] as const)
      moreMayBeDue[kind] = claimed.filter((effect) => effect.kind === kind).length === room[kind];
    for (const effect of claimed) inHand.set(effect, work(effect));
    return kept + claimed.length;
  }

  async function keepMails(): Promise<number> {
    let count = 0;
    for (;;) {
      const kept = await keepDueEmails(database, { now: clock(), domain: transport.domain, atMost: keptAtOnce });
      for (const mail of kept) tell({ ...mail, kind: 'email' }, 'done');
      count += kept.length;
      if (kept.length < keptAtOnce || closed) return count;
    }
  }

  /** Never rejects. */
  async function work(effect: ClaimedEffect): Promise<void> {
    try {
      const outcome = await attempt(effect);
      await record(effect, outcome);
    } catch (error) {
      logger.error(
        { error, effectId: effect.id },
        'The outcome of an effect could not be recorded; it is done again after its lease.',
      );
    }
    inHand.delete(effect);
    if (closed || !moreMayBeDue[effect.kind]) return;
    claimInTurn().catch((error: unknown) => logger.warn({ error }, 'Effects could not be claimed; the sweeper will ask again.'));
  }

  async function attempt(effect: ClaimedEffect): Promise<EffectOutcome> {
    if (effect.attempt > attemptsAtMost) return { kind: 'unanswered', error: 'The last attempt ended without an answer.' };
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new Error(`No answer within ${limitMs / 1_000} s.`)), limitMs);
    try {
      if (effect.kind === 'act') return await runAct(effect, options.registry, limit.signal);
      if (transport.delivery === 'kept') throw new Error('Without SMTP mails are kept, never claimed.');
      return await transport.deliver(
        { effectId: effect.id, messageIdHeader: effect.messageIdHeader, plannedAt: effect.plannedAt, content: effect.content },
        limit.signal,
      );
    } catch (error) {
      logger.error({ error, effectId: effect.id }, 'An effect failed in an unexpected way; it is tried again.');
      return { kind: 'unanswered', error: error instanceof Error ? error.message : String(error) };
    } finally {
      clearTimeout(timer);
    }
  }

  async function record(effect: ClaimedEffect, outcome: EffectOutcome): Promise<void> {
    const { id: effectId, kind, attempt: attempts } = effect;
    const settlement = settle(outcome, { number: attempts, unansweredBefore: effect.unansweredBefore }, clock(), random());
    const delivery = kind === 'email' ? transport.delivery : null;
    if (!(await recordOutcome({ id: effectId, attempt: attempts, settlement, delivery }))) {
      logger.warn({ effectId, attempts }, 'An attempt outlived its lease; the next one counts.');
      return;
    }
    const { state, error: reason, nextAt } = settlement;
    if (outcome.kind === 'deferred' && outcome.cause === 'settings')
      logger.error({ effectId, attempts, reason }, 'Mail cannot be sent until its settings are mended.');
    else if (state !== 'done') logger.warn({ effectId, kind, attempts, state, reason }, 'An effect did not succeed.');
    tell(effect, state);
    if (nextAt !== null) options.onRetry?.(nextAt);
  }

  function tell(effect: Pick<ClaimedEffect, 'id' | 'kind' | 'runId' | 'conversationId'>, state: Settlement['state']): void {
    const { id: effectId, kind, runId, conversationId } = effect;
    options.onOutcome?.({ kind, state });
    if (kind === 'email') changes.publish('emails', { effectId, conversationId });
    changes.publish('runs', { runId });
  }

  async function idle(): Promise<void> {
    for (;;) {
      const seen = round;
      await Promise.allSettled([seen, nextRound, ...inHand.values()]);
      if (round === seen && nextRound === null && inHand.size === 0) return;
    }
  }

  return {
    async runDue() {
      const claimed = await claimInTurn();
      return {
        claimed,
        nextDueAt: await loadNextDueAt(
          database,
          clock(),
          [...inHand.keys()].map(({ id }) => id),
        ),
      };
    },
    idle,
    releaseLeases: () => endAllLeases(database, clock()),
    async close() {
      closed = true;
      await idle();
      if (transport.delivery === 'smtp') transport.close();
    },
  };
}
