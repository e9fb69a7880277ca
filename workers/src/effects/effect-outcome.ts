/**
 * What one attempt at an effect came to, and what its row says next. Pure. In: the outcome, the attempt's number, the
 * time, randomness. Out: the row's next state.
 *
 * The moves: planned → sending (claimed) → done | failed | unknown, or back to planned to be tried again. What stays
 * true: an effect is tried at most `attemptsAtMost` times, and it is `unknown` only when its attempts ended and one of
 * them was handed over without an answer, so that nobody can say whether it happened.
 */
import type { EffectState } from '@switchboard/shared/run';

/** Attempts at one effect, first one included. */
export const attemptsAtMost = 8;

/** After the first attempt, the second, …: quick for a hiccup, then patient; about an hour in all. */
const retryDelaysMs = [1_000, 4_000, 15_000, 60_000, 300_000, 900_000, 1_800_000] as const;

/** When our own settings are at fault a person has to act: about four hours in all, without hammering the login. */
const settingsRetryDelaysMs = [60_000, 300_000, 900_000, 1_800_000, 3_600_000, 3_600_000, 3_600_000] as const;

/** A delay is changed by up to this share, either way, so that mails that failed together do not return together. */
const jitter = 0.2;

/** The longest a node may ask to be called again after. */
const retryLaterAtMostMs = 24 * 3_600_000;

/** The longest `error` kept, in characters. */
const errorCharacters = 1_000;

export type EffectOutcome =
  /** It happened; or, for a kept mail, it is kept for good. */
  | { kind: 'done'; answer: unknown }
  /** It was refused, and trying again can never help. */
  | { kind: 'refused'; error: string }
  /** It certainly did not happen, and may yet. */
  | { kind: 'deferred'; error: string; cause: 'other-side' | 'settings' }
  /** It certainly did not happen, and the other side said when to come again. */
  | { kind: 'deferred-until'; error: string; afterMs: number }
  /** It was handed over, and no answer came: it may have happened. */
  | { kind: 'unanswered'; error: string };

export interface Attempt {
  /** From 1. */
  number: number;
  /** Whether an earlier attempt was handed over without an answer. */
  unansweredBefore: boolean;
}

/** What the row becomes. Times are absolute. */
export interface Settlement {
  state: Exclude<EffectState, 'sending'>;
  nextAt: Date | null;
  finishedAt: Date | null;
  error: string | null;
  /** The answer of a finished effect; of one to be tried again, whether an attempt went unanswered. */
  answer: unknown;
}

function delayMs(delaysMs: readonly number[], attempt: number, random: number): number {
  const delay = delaysMs[Math.min(attempt, delaysMs.length) - 1]!;
  return Math.round(delay * (1 - jitter + 2 * jitter * random));
}

/** Text as it can be kept and shown: one line, storable, of bounded length. */
export function boundedError(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]+/gu, ' ').trim();
  return line.length > errorCharacters ? `${line.slice(0, errorCharacters - 1).replace(/\p{Surrogate}/gu, '')}…` : line;
}

/**
 * Decides what becomes of an effect after an attempt.
 * @param outcome what the attempt came to
 * @param attempt which one it was
 * @param now when it ended
 * @param random from 0 (included) to 1 (excluded), for the jitter
 */
export function settle(outcome: EffectOutcome, attempt: Attempt, now: Date, random: number): Settlement {
  const unanswered = attempt.unansweredBefore || outcome.kind === 'unanswered';
  if (outcome.kind === 'done') return { state: 'done', nextAt: null, finishedAt: now, error: null, answer: outcome.answer };
  const error = boundedError(outcome.error);
  if (outcome.kind === 'refused') {
    const note = unanswered ? ' An earlier attempt went unanswered and may have arrived.' : '';
    return { state: 'failed', nextAt: null, finishedAt: now, error: error + note, answer: null };
  }
  if (attempt.number >= attemptsAtMost) {
    return {
      state: unanswered ? 'unknown' : 'failed',
      nextAt: null,
      finishedAt: now,
      error: `${error} (gave up after ${attempt.number} attempts)`,
      answer: null,
    };
  }
  return {
    state: 'planned',
    nextAt: new Date(now.getTime() + waitMs(outcome, attempt.number, random)),
    finishedAt: null,
    error,
    answer: unanswered ? { unanswered: true } : null,
  };
}

function waitMs(outcome: Exclude<EffectOutcome, { kind: 'done' | 'refused' }>, attempt: number, random: number): number {
  if (outcome.kind === 'deferred-until') {
    // Not a number, or a negative one, comes from a node's own mistake: it is called again at once, within its attempts.
    return Number.isFinite(outcome.afterMs) ? Math.min(Math.max(outcome.afterMs, 0), retryLaterAtMostMs) : 0;
  }
  const settingsAtFault = outcome.kind === 'deferred' && outcome.cause === 'settings';
  return delayMs(settingsAtFault ? settingsRetryDelaysMs : retryDelaysMs, attempt, random);
}
