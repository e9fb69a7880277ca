import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attemptsAtMost, boundedError, type EffectOutcome, settle } from './effect-outcome.ts';

const now = new Date('2026-11-22T10:00:00Z');
const deferred: EffectOutcome = { kind: 'deferred', error: '451 try later', cause: 'other-side' };
const unanswered: EffectOutcome = { kind: 'unanswered', error: 'The connection was lost' };
const first = { number: 1, unansweredBefore: false };
const last = { number: attemptsAtMost, unansweredBefore: false };

/** The waits between all attempts, in ms, without jitter. */
function waitsOf(outcome: EffectOutcome): number[] {
  return Array.from({ length: attemptsAtMost - 1 }, (_, index) => {
    const { nextAt } = settle(outcome, { number: index + 1, unansweredBefore: false }, now, 0.5);
    return nextAt!.getTime() - now.getTime();
  });
}

describe('settle', () => {
  it('finishes what was done, with its answer and without an error', () => {
    expect(settle({ kind: 'done', answer: { response: '250 OK' } }, first, now, 0)).toEqual({
      state: 'done',
      nextAt: null,
      finishedAt: now,
      error: null,
      answer: { response: '250 OK' },
    });
  });

  it('fails what was refused at once, whatever the attempt', () => {
    expect(settle({ kind: 'refused', error: '550 no such user' }, first, now, 0)).toMatchObject({
      state: 'failed',
      finishedAt: now,
      error: '550 no such user',
    });
  });

  it('plans what was deferred again, a second later the first time', () => {
    expect(settle(deferred, first, now, 0.5)).toEqual({
      state: 'planned',
      nextAt: new Date('2026-11-22T10:00:01Z'),
      finishedAt: null,
      error: '451 try later',
      answer: null,
    });
  });

  it('waits longer after each attempt, for about an hour in all', () => {
    const waits = waitsOf(deferred);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    const minutes = waits.reduce((sum, wait) => sum + wait, 0) / 60_000;
    expect(minutes).toBeGreaterThan(40);
    expect(minutes).toBeLessThan(70);
  });

  it('goes slower when our own settings are at fault', () => {
    const slow = waitsOf({ kind: 'deferred', error: '535', cause: 'settings' });
    expect(slow[0]).toBeGreaterThanOrEqual(60_000);
    expect(slow.every((wait, index) => wait > waitsOf(deferred)[index]!)).toBe(true);
  });

  it('plans what asked to be called later at the time it named, and never beyond a day', () => {
    const waitFor = (afterMs: number) =>
      settle({ kind: 'deferred-until', error: 'busy', afterMs }, first, now, 0.9).nextAt!.getTime() - now.getTime();
    expect(waitFor(90_000)).toBe(90_000);
    expect(waitFor(1e12)).toBe(24 * 3_600_000);
    expect(waitFor(-5)).toBe(0);
    expect(waitFor(Number.NaN)).toBe(0);
  });

  it('fails when attempts end and every one of them was answered', () => {
    expect(settle(deferred, last, now, 0)).toMatchObject({ state: 'failed', finishedAt: now, nextAt: null });
  });

  it('is unknown when attempts end and one of them went without an answer', () => {
    expect(settle(unanswered, last, now, 0).state).toBe('unknown');
    expect(settle(deferred, { ...last, unansweredBefore: true }, now, 0).state).toBe('unknown');
  });

  it('tries again what went unanswered, and remembers that it did', () => {
    expect(settle(unanswered, first, now, 0)).toMatchObject({ state: 'planned', answer: { unanswered: true } });
    expect(settle(deferred, { number: 2, unansweredBefore: true }, now, 0)).toMatchObject({
      state: 'planned',
      answer: { unanswered: true },
    });
  });

  it('never plans beyond the last attempt nor into the past, whatever the outcome', () => {
    const outcomes = fc.oneof(
      fc.constantFrom<EffectOutcome>(deferred, unanswered, { kind: 'deferred', error: 'login', cause: 'settings' }),
      fc.double().map((afterMs): EffectOutcome => ({ kind: 'deferred-until', error: 'later', afterMs })),
    );
    fc.assert(
      fc.property(
        outcomes,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (outcome, number, unansweredBefore, random) => {
          const settlement = settle(outcome, { number, unansweredBefore }, now, random);
          expect(settlement.state === 'planned').toBe(number < attemptsAtMost);
          if (settlement.nextAt !== null) expect(settlement.nextAt.getTime()).toBeGreaterThanOrEqual(now.getTime());
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('boundedError', () => {
  it('keeps one storable line of at most 1,000 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_500 }), (text) => {
        const kept = boundedError(text);
        expect(kept.length).toBeLessThanOrEqual(1_000);
        expect(kept).not.toMatch(/[\p{Cc}\p{Surrogate}\u2028\u2029]/u);
      }),
      { numRuns: 200 },
    );
    expect(boundedError('550 no\r\nsuch\u0000user \ud800')).toBe('550 no such user');
    expect(boundedError('😀'.repeat(900))).toHaveLength(999);
  });
});
