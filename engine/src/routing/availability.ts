/**
 * Whether an agent can take another conversation now. In: the agent, the load, the time. Out: null when they can, else a
 * few words that say why not. Pure.
 */
import type { AgentFacts, GroupFacts, TeamLoad } from '@switchboard/shared/facts';
import { hoursToday, isWithinHours } from './weekly-hours.ts';

export interface AvailabilityRule {
  /** False: whoever is away, offline or out of hours is asked all the same. */
  onlyOnline: boolean;
}

/** A group that gives nothing out has no say in it: then only who is there counts. */
export function availabilityRule({ routing: { strategy, onlyOnline = true } }: GroupFacts): AvailabilityRule {
  return { onlyOnline: strategy === 'none' || onlyOnline };
}

/**
 * True when a group gives nothing out because of the time.
 * @param now ISO 8601
 */
export function isOutOfHours({ hours, routing: { strategy, outOfHours = 'wait' } }: GroupFacts, now: string): boolean {
  return (strategy === 'none' || outOfHours !== 'assign') && !isWithinHours(hours, now);
}

/**
 * Why an agent is not there, however much room they have.
 * @param now ISO 8601
 */
export function whyNotThere(agent: AgentFacts, now: string, { onlyOnline }: AvailabilityRule): string | null {
  if (!onlyOnline) return null;
  if (agent.availability !== 'online') return agent.availability;
  const { workingHours } = agent;
  return workingHours === null || isWithinHours(workingHours, now) ? null : `not at work: ${hoursToday(workingHours, now)}`;
}

/**
 * @param agent the agent
 * @param load how busy the team is
 * @param now ISO 8601
 */
export function whyUnavailable(agent: AgentFacts, load: TeamLoad, now: string, rule: AvailabilityRule): string | null {
  const absence = whyNotThere(agent, now, rule);
  if (absence !== null) return absence;
  const { maxOpenConversations: most } = agent;
  const open = load.open.get(agent.id) ?? 0;
  return most !== null && open >= most ? `${open} of ${most} open` : null;
}
