/** What is said of agents and groups, the same in lists, forms and the audit log. Pure. */
import type { Agent, Group, Routing } from '@switchboard/shared/team';

export const roleNames: Record<Agent['role'], string> = { agent: 'Agent', administrator: 'Administrator' };

export const availabilityNames: Record<Agent['availability'], string> = { online: 'Online', away: 'Away', offline: 'Offline' };

export const permissionNames: Record<Group['permission'], string> = { agents: 'Agents', administrators: 'Administrators' };

export const strategyNames: Record<Routing['strategy'], string> = {
  none: 'None',
  'round-robin': 'Round robin',
  'least-busy': 'Least busy',
};

type Presence = Pick<Agent, 'availability' | 'awayByItself' | 'login'>;

/** Nobody is online who never logged in, though conversations are given to them. */
export function isAwaited({ availability, login }: Pick<Agent, 'availability' | 'login'>): boolean {
  return availability === 'online' && login !== 'active';
}

/** Whether an agent is there. */
export function presenceWords(agent: Presence): string {
  return isAwaited(agent) ? 'Available' : availabilityNames[agent.availability];
}

/** An availability that can be set: whoever never logged in is not said to be online. */
export function availabilityChoice(availability: Agent['availability'], login: Agent['login']): string {
  if (!isAwaited({ availability, login })) return availabilityNames[availability];
  return login === 'invited' ? 'Available (invited)' : 'Available (not invited yet)';
}

/** What is to be known of an agent's availability besides what was set; null when nothing is. */
export function presenceRemark(agent: Presence): string | null {
  if (isAwaited(agent)) return 'Has not logged in yet. Conversations are given to them as if they were online.';
  return agent.awayByItself ? 'Away by itself: no browser of theirs is open. They are online again when one is.' : null;
}
