/**
 * The configuration as deciding needs it. In: what is published, in list order, the rules, the team and the segments, all
 * of one revision. Out: the same, indexed by what happens. Pure. What stays true: most changes are to the team, so ten
 * thousand automations are not indexed anew for each.
 */
import { type Directory, type EventKind, eventKinds } from '@switchboard/shared/facts';
import { segmentsOfTopics } from '../compile/topic-of.ts';
import { type AutomationIndex, indexAutomations, type PublishedAutomation } from '../match/index-automations.ts';
import { indexRules, type RuleFacts, type RuleIndex } from '../run/rule-index.ts';
import type { Listened } from './follow-ups.ts';

export interface ConfigurationSnapshot {
  revision: number;
  /** In list order. */
  published: readonly PublishedAutomation[];
  /** By the kind of event that automations listen to; kinds nobody listens to have none. */
  indexes: ReadonlyMap<EventKind, AutomationIndex>;
  listened: Listened;
  /** Those switched on, in order. */
  rules: readonly RuleFacts[];
  ruleIndex: RuleIndex;
  directory: Directory;
  /** Whose load a batch has to know; null when nothing that is published or ruled can pick an agent. */
  picks: Picks | null;
}

/** Groups and agents that deciding may pick from, overflows included. */
export interface Picks {
  groupIds: readonly string[];
  /** Only those whose number of open conversations can matter. */
  agentIds: readonly string[];
}

/**
 * @param given what there is at a revision
 * @param before the snapshot before it, whose indexes serve on when the same is published
 */
export function snapshotOf(
  given: Pick<ConfigurationSnapshot, 'revision' | 'published' | 'rules' | 'directory'>,
  before: ConfigurationSnapshot | null = null,
): ConfigurationSnapshot {
  const { published, rules, directory } = given;
  const isIndexed = before !== null && isSameList(before.published, published);
  const { indexes, listened } = isIndexed ? before : indexByKind(published);
  const ruleIndex = indexRules(rules, directory);
  return { ...given, indexes, listened, ruleIndex, picks: picksOf(published, rules, directory) };
}

function isSameList(one: readonly PublishedAutomation[], other: readonly PublishedAutomation[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ plan, name }, position) => plan === other[position]?.plan && name === other[position]?.name)
  );
}

function indexByKind(list: readonly PublishedAutomation[]): Pick<ConfigurationSnapshot, 'indexes' | 'listened'> {
  const topics = new Set(list.flatMap(({ plan }) => plan.listens));
  const indexes = new Map<EventKind, AutomationIndex>();
  for (const kind of eventKinds) {
    const listening = list.filter(({ plan }) => plan.listens.some((topic) => topic === kind || topic.startsWith(`${kind} `)));
    if (listening.length > 0) indexes.set(kind, indexAutomations(listening));
  }
  return { indexes, listened: { topics, segments: segmentsOfTopics(topics) } };
}

function picksOf(
  list: readonly PublishedAutomation[],
  rules: readonly RuleFacts[],
  directory: Directory,
): ConfigurationSnapshot['picks'] {
  const asking = list.filter(({ plan }) => plan.touches.load);
  const groupIds = [...list.flatMap(({ plan }) => plan.touches.groups), ...rules.map((rule) => rule.groupId)];
  const picks = picksFrom(
    groupIds,
    directory,
    asking.flatMap(({ plan }) => plan.touches.groups),
    asking.flatMap(({ plan }) => plan.touches.agents),
  );
  return picks.groupIds.length === 0 && asking.length === 0 ? null : picks;
}

/**
 * The groups that may be picked from when these are asked, and the agents whose load can matter then.
 * @param groupIds groups that are asked
 * @param directory the team
 * @param alsoGroups groups whose members are asked for, whatever their routing
 * @param alsoAgents agents who are asked for by name
 */
export function picksFrom(
  groupIds: readonly string[],
  directory: Directory,
  alsoGroups: readonly string[] = [],
  alsoAgents: readonly string[] = [],
): Picks {
  const groups = new Set<string>();
  const open = [...groupIds];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const routing = directory.groups.get(next)?.routing;
    if (routing === undefined || routing.strategy === 'none' || groups.has(next)) continue;
    groups.add(next);
    if (routing.overflowGroupId !== undefined) open.push(routing.overflowGroupId);
  }
  const agents = new Set<string>(alsoAgents);
  for (const id of [...groups, ...alsoGroups]) {
    const group = directory.groups.get(id);
    for (const agentId of group?.agentIds ?? []) {
      const isCounted = group?.routing.strategy === 'least-busy' || directory.agents.get(agentId)?.maxOpenConversations !== null;
      if (isCounted) agents.add(agentId);
    }
  }
  return { groupIds: [...groups].sort(), agentIds: [...agents].sort() };
}
