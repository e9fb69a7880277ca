import type { BatchState } from './decide-batch.ts';
import { type ConfigurationSnapshot, type Picks, picksFrom } from './configuration-snapshot.ts';

/**
 * Whom a batch may pick from: what rules and published automations may, and the groups of its conversations, which one of
 * its messages may open again.
 * @returns null when nobody can be picked, so that nobody's load need be known
 */
export function picksOfBatch({ picks, directory }: ConfigurationSnapshot, { conversations }: BatchState): Picks | null {
  const standing = [...conversations.values()].map(({ facts }) => facts);
  const groupIds = new Set(standing.flatMap(({ groupId }) => groupId ?? []));
  // Whoever has one of them may be no member of its group: whether they keep it is asked all the same.
  const holders = new Set(standing.flatMap(({ assigneeId }) => assigneeId ?? []));
  const also = picksFrom([...groupIds], directory, [], [...holders]);
  if (also.groupIds.length === 0) return picks;
  return {
    groupIds: [...new Set([...(picks?.groupIds ?? []), ...also.groupIds])],
    agentIds: [...new Set([...(picks?.agentIds ?? []), ...also.agentIds])],
  };
}
