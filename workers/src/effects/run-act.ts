/**
 * Carries out an act of a node's own. In: the effect, and the node types there are. Out: the outcome, as a value. What
 * stays true: it settles within the time limit, whatever the node does; a node's failure is its effect's alone.
 */
import type { NodeTypeRegistry } from '@switchboard/engine/nodes/registry';
import type { ClaimedEffect } from './effects.sql.ts';
import type { EffectOutcome } from './effect-outcome.ts';

/** The longest answer of a node that is kept, as JSON text. */
const answerCharacters = 10_000;

/** What a node answered, as it is kept: the whole when it fits, else its beginning. */
export function boundedAnswer(answer: unknown): unknown {
  const text = JSON.stringify(answer);
  if (text === undefined) return null;
  if (text.length > answerCharacters)
    return { truncated: true, start: text.slice(0, answerCharacters).replace(/\p{Surrogate}/gu, '') };
  return JSON.parse(text);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** By name and not by class: a custom node type brings its own copy of the module that declares them. */
function outcomeOfError(error: unknown): EffectOutcome {
  if (error instanceof Error && error.name === 'PermanentError') return { kind: 'refused', error: error.message };
  if (error instanceof Error && error.name === 'RetryLaterError') {
    return { kind: 'deferred-until', error: error.message, afterMs: 'afterMs' in error ? Number(error.afterMs) : 0 };
  }
  return { kind: 'deferred', cause: 'other-side', error: messageOf(error) };
}

/** Rejects when the signal ends, so that a node that does not listen to it is not waited for. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/**
 * Calls `act` of the effect's node type.
 * @param signal ends the attempt when its time is over; the node is given it
 */
export async function runAct(
  effect: Extract<ClaimedEffect, { kind: 'act' }>,
  registry: Pick<NodeTypeRegistry, 'get'>,
  signal: AbortSignal,
): Promise<EffectOutcome> {
  const { type, version, input } = effect.content;
  const nodeType = registry.get(type, version);
  if (nodeType === undefined)
    return { kind: 'refused', error: `There is no node type "${type}" of version ${version} here any more.` };
  if (nodeType.kind !== 'action' || nodeType.act === undefined)
    return { kind: 'refused', error: `The node type "${type}" has no act to carry out.` };
  if (effect.facts === null) return { kind: 'refused', error: 'What the message said has been erased.' };
  try {
    const acting = nodeType.act(input, {
      effectId: effect.id,
      attempt: effect.attempt,
      signal,
      facts: effect.facts,
      agent: effect.agent,
    });
    return { kind: 'done', answer: boundedAnswer(await Promise.race([acting, ended(signal)])) };
  } catch (error) {
    if (signal.aborted) return { kind: 'unanswered', error: messageOf(signal.reason) };
    return outcomeOfError(error);
  }
}
