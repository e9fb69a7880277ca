/**
 * Why a conversation waits that comes to its group's queue, and what is to be said of each member. In: the group, the
 * team, how busy it is without this conversation, the time. Out: a line for the timeline. Pure.
 * What stays true: the same is said whoever brought it there: a rule, an automation, or a person.
 */
import type { Directory, TeamLoad } from '@switchboard/shared/facts';
import type { Candidate } from '@switchboard/shared/run';
import { chooseAgent } from './choose-agent.ts';

export interface Wait {
  /** A sentence. */
  reason: string;
  /** Null when somebody can take it at once: then there is nothing to be explained. */
  candidates: Candidate[] | null;
}

/** True when whoever comes to the group's queue now stands behind others. */
export function doOthersWait(groupId: string, load: TeamLoad): boolean {
  return (load.waiting.get(groupId) ?? 0) > 0;
}

/** Those considered for a conversation that stands behind others: nobody is chosen for it yet. */
export function behindOthers(candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((each) =>
    each.chosen ? { ...each, chosen: false, reason: `${each.reason}, for those who wait already` } : each,
  );
}

/**
 * @param groupId of a group that picks its agents
 * @param directory the team
 * @param load how busy it is, this conversation not counted
 * @param now ISO 8601
 */
export function whyWaits(groupId: string, directory: Directory, load: TeamLoad, now: string): Wait {
  const waits = `Waits for an agent of ${directory.groups.get(groupId)?.name ?? 'its group'}`;
  const choice = chooseAgent(groupId, directory, load, now);
  if (choice === null) return { reason: `${waits}.`, candidates: null };
  if (doOthersWait(groupId, load))
    return { reason: `${waits}: others wait already.`, candidates: someOrNull(behindOthers(choice.candidates)) };
  if (!choice.waits) return { reason: `${waits}.`, candidates: null };
  return { reason: `${waits}: ${choice.reason}.`, candidates: someOrNull(choice.candidates) };
}

function someOrNull(candidates: Candidate[]): Candidate[] | null {
  return candidates.length === 0 ? null : candidates;
}
