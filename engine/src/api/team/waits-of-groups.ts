/**
 * Why conversations wait that come to their groups' queues many at a time, because somebody was deleted or a group begins
 * to pick its agents. In: the groups. Out: a line for each of them that picks agents, and its candidates; all of its
 * conversations get the same, so that there is no statement for each. What stays true: the caller holds the routing row,
 * and asks before the conversations stand in their queues.
 */
import { picksFrom } from '../../record/configuration-snapshot.ts';
import type { Sql } from '../../record/database.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { loadTeamLoad } from '../../record/team-load.sql.ts';
import { picksAgents } from '../../routing/assign.ts';
import { type Wait, whyWaits } from '../../routing/why-waits.ts';

export interface GroupWait extends Wait {
  groupId: string;
}

/** @param now ISO 8601 */
export async function waitsOfGroups(sql: Sql, groupIds: readonly string[], now: string): Promise<GroupWait[]> {
  if (groupIds.length === 0) return [];
  const directory = await loadDirectory(sql);
  const picking = groupIds.filter((groupId) => picksAgents(groupId, directory));
  if (picking.length === 0) return [];
  const load = await loadTeamLoad(sql, picksFrom(picking, directory));
  return picking.map((groupId) => ({ groupId, ...whyWaits(groupId, directory, load, now) }));
}
