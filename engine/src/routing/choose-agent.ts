/**
 * Picks an agent of a group for one conversation. In: the group, the team, how busy it is, the time. Out: who takes it,
 * or that it waits, and why for everybody considered. Pure.
 * What stays true: nobody is picked who is away, offline or out of hours when the group forbids it, nor above their
 * maximum; the same input gives the same pick.
 *
 * Round robin picks whoever was picked longest ago, those never picked first, in the order of the members: availability
 * may come and go without anybody losing or doubling a turn. Least busy picks the fewest open conversations, and among
 * equals whoever was picked longest ago.
 */
import type { AgentFacts, Directory, GroupFacts, TeamLoad } from '@switchboard/shared/facts';
import type { Candidate } from '@switchboard/shared/run';
import { availabilityRule, isOutOfHours, whyUnavailable } from './availability.ts';
import { hoursToday } from './weekly-hours.ts';

/** What became of asking a group. */
export interface Choice {
  /** The group that has the conversation then: the one asked, or the one it flowed over to. */
  groupId: string;
  /** Null: nobody; see `waits`. */
  agentId: string | null;
  /** True when it waits in the group's queue; false when it has an agent, or members choose among themselves. */
  waits: boolean;
  /** A sentence's end: “Marie is next in turn”, then why each group asked before had nobody for it. */
  reason: string;
  /** At most `candidatesKept`, the chosen one always among them. */
  candidates: Candidate[];
}

/** More nobody reads, and a timeline keeps them for good. */
const candidatesKept = 50;
/** Groups at most along an overflow; saving refuses circles, which may still come of two changes at once. */
const overflowsAtMost = 10;

/** What asking one group came to. */
interface Answer {
  choice: Choice;
  /** Who is asked when it waits; null when it stays where it is. */
  overflowGroupId: string | null;
}

interface Considered {
  agent: AgentFacts;
  /** Null when the agent can take it. */
  obstacle: string | null;
  open: number;
  /** When last picked; 0 for never. */
  turn: number;
}

/**
 * @param groupId the group asked
 * @param directory the team
 * @param load how busy it is
 * @param now ISO 8601
 * @returns null when there is no such group
 */
export function chooseAgent(groupId: string, directory: Directory, load: TeamLoad, now: string): Choice | null {
  const first = askGroup(groupId, directory, load, now);
  if (first === null) return null;
  if (!first.choice.waits || first.overflowGroupId === null)
    return { ...first.choice, candidates: keep(first.choice.candidates) };
  const asked = new Map([[groupId, first.choice.candidates]]);
  const reasons = [first.choice.reason];
  let answer: Answer | null = first;
  while (answer?.choice.waits && answer.overflowGroupId !== null && asked.size <= overflowsAtMost) {
    const next: string = answer.overflowGroupId;
    if (asked.has(next)) break;
    answer = askGroup(next, directory, load, now);
    if (answer === null) break;
    asked.set(next, answer.choice.candidates);
    // What came of it first, then why nobody took it along the way there.
    if (answer.choice.waits) reasons.push(answer.choice.reason);
    else reasons.unshift(answer.choice.reason);
  }
  const { choice } = answer === null || answer.choice.waits ? first : answer;
  const candidates = keep(asked.size === 1 ? first.choice.candidates : withGroups(asked, directory));
  return { ...choice, reason: reasons.join('; '), candidates };
}

/** Of several groups: an agent may be a member of more than one, and is told as a member of each. */
function withGroups(asked: ReadonlyMap<string, Candidate[]>, directory: Directory): Candidate[] {
  return [...asked].flatMap(([groupId, candidates]) =>
    candidates.map((each) => ({ ...each, group: directory.groups.get(groupId)?.name ?? groupId })),
  );
}

function askGroup(groupId: string, directory: Directory, load: TeamLoad, now: string): Answer | null {
  const group = directory.groups.get(groupId);
  if (group === undefined) return null;
  const { strategy, outOfHours = 'wait', overflowGroupId = null } = group.routing;
  const nobody = { groupId, agentId: null, waits: true, candidates: [] };
  if (strategy === 'none')
    return {
      choice: { ...nobody, waits: false, reason: `members of ${group.name} choose among themselves` },
      overflowGroupId: null,
    };
  if (group.hours !== null && isOutOfHours(group, now)) {
    const reason = `${group.name} is out of hours: ${hoursToday(group.hours, now)}`;
    return { choice: { ...nobody, reason }, overflowGroupId: outOfHours === 'overflow' ? overflowGroupId : null };
  }
  const considered = considerMembers(group, directory, load, now);
  const chosen = leastOfAble(considered, strategy === 'round-robin' ? byTurn : byLoadThenTurn);
  const candidates = considered.map((each): Candidate => {
    const { id, name } = each.agent;
    return { agentId: id, name, chosen: each === chosen, reason: reasonOf(each, chosen, strategy) };
  });
  if (chosen === null) {
    const reason = considered.length === 0 ? `${group.name} has no members` : `nobody in ${group.name} can take it`;
    return { choice: { ...nobody, reason, candidates }, overflowGroupId };
  }
  const reason = `${chosen.agent.name} ${strategy === 'round-robin' ? 'is next in turn' : `has the fewest open (${chosen.open})`}`;
  return { choice: { groupId, agentId: chosen.agent.id, waits: false, reason, candidates }, overflowGroupId: null };
}

function considerMembers(group: GroupFacts, directory: Directory, load: TeamLoad, now: string): Considered[] {
  const rule = availabilityRule(group);
  const turns = load.turns[group.id];
  const considered: Considered[] = [];
  for (const id of new Set(group.agentIds)) {
    const agent = directory.agents.get(id);
    if (agent === undefined) continue;
    const obstacle = whyUnavailable(agent, load, now, rule);
    considered.push({ agent, obstacle, open: load.open.get(id) ?? 0, turn: turns?.[id] ?? 0 });
  }
  return considered;
}

type Compare = (one: Considered, other: Considered) => number;
const byTurn: Compare = (one, other) => one.turn - other.turn;
const byLoadThenTurn: Compare = (one, other) => one.open - other.open || one.turn - other.turn;

/** Of those who can take it, the least by a comparison; among equals the one that stands first. */
function leastOfAble(considered: readonly Considered[], compare: Compare): Considered | null {
  let found: Considered | null = null;
  for (const each of considered) {
    if (each.obstacle === null && (found === null || compare(each, found) < 0)) found = each;
  }
  return found;
}

function reasonOf(each: Considered, chosen: Considered | null, strategy: 'round-robin' | 'least-busy'): string {
  if (each.obstacle !== null) return each.obstacle;
  if (strategy === 'round-robin') return each === chosen ? 'next in turn' : 'a later turn';
  const open = `${each.open} open`;
  if (each === chosen) return `${open}, the fewest`;
  return each.open === chosen?.open ? `${open} as well, and a later turn` : open;
}

function keep(candidates: Candidate[]): Candidate[] {
  if (candidates.length <= candidatesKept) return candidates;
  const kept = candidates.slice(0, candidatesKept);
  const chosen = candidates.find((each) => each.chosen);
  if (chosen !== undefined && !kept.includes(chosen)) kept[candidatesKept - 1] = chosen;
  return kept;
}
