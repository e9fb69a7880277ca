/**
 * How busy the team is, as a batch's working state. In: a state and what happened. Out: the state afterwards. Pure:
 * nothing given is changed, so that what deciding one event saw is never what another made of it.
 */
import type { ConversationFacts, TeamLoad } from '@switchboard/shared/facts';

/** Nobody has anything, and nobody was picked yet. */
export const noLoad: TeamLoad = {
  open: new Map(),
  turns: {},
  nextTurn: 1,
  waiting: new Map(),
  groups: null,
  agents: null,
};

/** Nothing is known: whoever would be picked by it is picked later. */
export const unknownLoad: TeamLoad = { ...noLoad, groups: new Set(), agents: new Set() };

/** When agents were last picked, by group and agent. */
export function turnsOf(taken: readonly { groupId: string; agentId: string; turn: number }[]): TeamLoad['turns'] {
  const turns: Record<string, Record<string, number>> = {};
  for (const { groupId, agentId, turn } of taken) {
    turns[groupId] ??= {};
    turns[groupId][agentId] = turn;
  }
  return turns;
}

/** Notes that the group's turn has come to an agent. Objects are copied many times faster than maps. */
export function takeTurn(load: TeamLoad, groupId: string, agentId: string): TeamLoad {
  const ofGroup = { ...load.turns[groupId], [agentId]: load.nextTurn };
  return { ...load, turns: { ...load.turns, [groupId]: ofGroup }, nextTurn: load.nextTurn + 1 };
}

type Standing = Pick<ConversationFacts, 'status' | 'groupId' | 'assigneeId' | 'queuedAt'>;

/** Whose open conversation it is, of those whose are counted. */
function holderOf({ status, assigneeId }: Standing, counted: ReadonlySet<string> | null): string | null {
  return status === 'open' && assigneeId !== null && counted?.has(assigneeId) !== false ? assigneeId : null;
}

/** In which group's queue it waits. */
function queueOf({ status, groupId, queuedAt }: Standing): string | null {
  return status === 'open' && queuedAt !== null ? groupId : null;
}

/** One fewer at `from`, one more at `to`. */
function moved(counts: ReadonlyMap<string, number>, from: string | null, to: string | null): ReadonlyMap<string, number> {
  if (from === to) return counts;
  const after = new Map(counts);
  if (from !== null) after.set(from, Math.max(0, (after.get(from) ?? 0) - 1));
  if (to !== null) after.set(to, (after.get(to) ?? 0) + 1);
  return after;
}

/**
 * Follows one conversation from before to after.
 * @returns the same object when it counts for nobody and no queue otherwise than before
 */
export function followConversation(load: TeamLoad, before: Standing, after: Standing): TeamLoad {
  const open = moved(load.open, holderOf(before, load.agents), holderOf(after, load.agents));
  const waiting = moved(load.waiting, queueOf(before), queueOf(after));
  return open === load.open && waiting === load.waiting ? load : { ...load, open, waiting };
}
