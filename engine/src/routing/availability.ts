/**
 * Whether an agent can take another conversation now. In: the agent, the load, the time. Out: null when they can, else a
 * few words that say why not. Pure.
 */
import type { AgentFacts, Directory, TeamLoad } from '@switchboard/shared/facts';
import { hoursToday, isWithinHours } from './weekly-hours.ts';

export interface AvailabilityRule {
  /** False: whoever is away, offline or out of hours is asked all the same. */
  onlyOnline: boolean;
}

/**
 * @param agent the agent
 * @param load how busy the team is
 * @param now ISO 8601
 */
export function whyUnavailable(agent: AgentFacts, load: TeamLoad, now: string, { onlyOnline }: AvailabilityRule): string | null {
  if (onlyOnline && agent.availability !== 'online') return agent.availability;
  if (onlyOnline && agent.workingHours !== null && !isWithinHours(agent.workingHours, now))
    return `not at work: ${hoursToday(agent.workingHours, now)}`;
  const { maxOpenConversations: most } = agent;
  const open = load.open.get(agent.id) ?? 0;
  return most !== null && open >= most ? `${open} of ${most} open` : null;
}

/**
 * Why whoever had a closed conversation does not have it again when it is opened: nothing is opened for somebody who has
 * gone home.
 * @param groupId a group that picks agents
 * @param now ISO 8601
 * @returns a sentence's end, “Luc is not available (offline)”; null when they keep it
 */
export function whyNotKept(
  assigneeId: string,
  groupId: string,
  directory: Directory,
  load: TeamLoad,
  now: string,
): string | null {
  const agent = directory.agents.get(assigneeId);
  if (agent === undefined) return 'its agent has gone';
  const onlyOnline = directory.groups.get(groupId)?.routing.onlyOnline ?? true;
  const obstacle = whyUnavailable(agent, load, now, { onlyOnline });
  return obstacle === null ? null : `${agent.name} is not available (${obstacle})`;
}
