import { describe, expect, it } from '@jest/globals';
import type { Facts } from '@switchboard/shared/facts';
import type { ActionType } from '@switchboard/shared/node-type';
import { PermanentError, RetryLaterError } from '@switchboard/shared/problem';
import { boundedAnswer, runAct } from './run-act.ts';

type Act = ActionType['act'];
const facts = { message: { text: 'Bonjour' } } as Facts;

function actOf(act: Act, options: { facts?: Facts | null; signal?: AbortSignal } = {}) {
  const nodeType: ActionType = {
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
  const effect = {
    kind: 'act' as const,
    id: 'eff_1',
    runId: 'run_1',
    conversationId: 'c-1',
    attempt: 3,
    unansweredBefore: false,
    plannedAt: new Date('2026-11-22T10:00:00Z'),
    content: { type: 'call', version: 1, input: { url: 'x' } },
    facts: options.facts === undefined ? facts : options.facts,
    agent: null,
  };
  return runAct(
    effect,
    { get: (type, version) => (type === 'call' && version === 1 ? nodeType : undefined) },
    options.signal ?? new AbortController().signal,
  );
}

describe('runAct', () => {
  it('gives the act its input, a stable key, the attempt and the facts, and keeps the answer', async () => {
    const outcome = await actOf(async (input, context) => ({
      input,
      key: context.effectId,
      attempt: context.attempt,
      text: context.facts.message.text,
    }));
    expect(outcome).toEqual({ kind: 'done', answer: { input: { url: 'x' }, key: 'eff_1', attempt: 3, text: 'Bonjour' } });
  });

  it('refuses for good on a PermanentError, also of another copy of its class', async () => {
    const foreign = Object.assign(new Error('410 gone'), { name: 'PermanentError' });
    for (const error of [new PermanentError('410 gone'), foreign]) {
      expect(await actOf(() => Promise.reject(error))).toEqual({ kind: 'refused', error: '410 gone' });
    }
  });

  it('comes back when a RetryLaterError said so', async () => {
    expect(await actOf(() => Promise.reject(new RetryLaterError('429', 90_000)))).toEqual({
      kind: 'deferred-until',
      error: '429',
      afterMs: 90_000,
    });
  });

  it('leaves anything else to the policy, also what is thrown before a promise is made', async () => {
    const thrown: Act = () => {
      throw new Error('boom');
    };
    expect(await actOf(thrown)).toEqual({ kind: 'deferred', cause: 'other-side', error: 'boom' });
    expect(await actOf(() => Promise.reject('just text'))).toMatchObject({ kind: 'deferred', error: 'just text' });
  });

  it('does not wait for an act that does not listen to its signal', async () => {
    const limit = new AbortController();
    const outcome = actOf(() => new Promise(() => undefined), { signal: limit.signal });
    limit.abort(new Error('No answer within 20 s.'));
    expect(await outcome).toEqual({ kind: 'unanswered', error: 'No answer within 20 s.' });
  });

  it('says why when the node type is gone, acts no more, or the facts were erased', async () => {
    const effect = { content: { type: 'gone', version: 2, input: null } } as never;
    expect(await runAct(effect, { get: () => undefined }, new AbortController().signal)).toEqual({
      kind: 'refused',
      error: 'There is no node type "gone" of version 2 here any more.',
    });
    expect(await actOf(undefined)).toMatchObject({ kind: 'refused', error: expect.stringContaining('no act') });
    expect(await actOf(async () => 1, { facts: null })).toMatchObject({
      kind: 'refused',
      error: expect.stringContaining('erased'),
    });
  });
});

describe('boundedAnswer', () => {
  it('keeps an answer that fits as it is, and nothing as null', () => {
    expect(boundedAnswer({ a: [1, null] })).toEqual({ a: [1, null] });
    expect(boundedAnswer(undefined)).toBeNull();
  });

  it('keeps only the beginning of a long one', () => {
    const answer = boundedAnswer('😀'.repeat(50_000));
    expect(answer).toMatchObject({ truncated: true });
    expect(JSON.stringify(answer).length).toBeLessThan(11_000);
  });
});
