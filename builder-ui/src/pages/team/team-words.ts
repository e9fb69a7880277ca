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
