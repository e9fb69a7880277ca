/**
 * Gives conversations that wait in their groups' queues to whoever can take them by now. In: the queues. Out: ids of those
 * that found an agent. What stays true: oldest first in each group; what is looked at without locks is only a guess, each
 * is decided anew under its lane and the routing row; a conversation nobody can take is left as it is.
 */
import type { Directory, TeamLoad } from '@switchboard/shared/facts';
import { laneOf } from '../../ingest/lane-of.ts';
import { noRecords, addTurns } from '../../record/batch-records.ts';
import { picksFrom } from '../../record/configuration-snapshot.ts';
import type { Sql } from '../../record/database.ts';
import { withLane } from '../../record/lane-lock.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { loadTeamLoad, lockRouting } from '../../record/team-load.sql.ts';
import { writeRecords } from '../../record/write-batch.sql.ts';
import { picksAgents, pickAgent } from '../../routing/assign.ts';
import { chooseAgent } from '../../routing/choose-agent.ts';
import { takeTurn } from '../../routing/team-load.ts';
import type { ConversationStore } from './change-conversation.ts';
import { lockConversation, type LockedConversation } from './conversation-changes.sql.ts';
import { settleChange } from './settle-change.ts';

/** Of each group's queue, in one call: the next call goes on. */
const takenAtOnce = 50;

interface Waiting {
  id: string;
  group_id: string;
}

/** @returns the oldest that wait, those of one group after another */
async function readWaiting(sql: Sql): Promise<Waiting[]> {
  const { rows } = await sql.query<Waiting>(
    `select w.id, g.id as group_id from switchboard.agent_group g cross join lateral (
       select c.id, c.queued_at from switchboard.conversation c
       where c.group_id = g.id and c.queued_at is not null and c.status = 'open' order by c.queued_at, c.id limit $1
     ) w order by w.queued_at, w.id`,
    [takenAtOnce],
  );
  return rows;
}

/** True when some conversation waits; cheap enough to be asked at every change. */
export async function isAnybodyWaiting(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query<{ waits: boolean }>(
    `select exists (select 1 from switchboard.conversation where queued_at is not null and status = 'open') as waits`,
  );
  return rows[0]!.waits;
}

/** Called again and again; several processes may do so at once. */
export async function takeWaiting(store: ConversationStore): Promise<string[]> {
  const { database } = store;
  if (!(await isAnybodyWaiting(database))) return [];
  const waiting = await readWaiting(database);
  const directory = await loadDirectory(database);
  let load = await loadFor(
    database,
    directory,
    waiting.map(({ group_id: groupId }) => groupId),
  );
  const taken: string[] = [];
  const now = store.now().toISOString();
  for (const { id, group_id: groupId } of waiting) {
    // A look without locks spares those that nobody can take.
    const choice = picksAgents(groupId, directory) ? chooseAgent(groupId, directory, load, now) : null;
    if (choice?.waits) continue;
    const isTaken = await withLane(database, laneOf(id, store.lanes), async (sql) => {
      await lockRouting(sql);
      const before = await lockConversation(sql, id);
      return before !== null && takeOne(sql, store, before);
    });
    if (!isTaken) continue;
    taken.push(id);
    if (choice?.agentId != null) load = countPick(load, choice.groupId, choice.agentId);
  }
  return taken;
}

function countPick(load: TeamLoad, groupId: string, agentId: string): TeamLoad {
  const open = new Map(load.open).set(agentId, (load.open.get(agentId) ?? 0) + 1);
  return takeTurn({ ...load, open }, groupId, agentId);
}

function loadFor(sql: Sql, directory: Directory, groupIds: readonly string[]): Promise<TeamLoad> {
  return loadTeamLoad(sql, picksFrom([...new Set(groupIds)], directory));
}

/** @returns whether it waits no longer */
async function takeOne(sql: Sql, store: ConversationStore, before: LockedConversation): Promise<boolean> {
  const { groupId } = before;
  if (before.queuedAt === null || before.status !== 'open' || groupId === null) return false;
  const directory = await loadDirectory(sql);
  const load = await loadFor(sql, directory, [groupId]);
  const waited = { ...before, groupId };
  const picked = pickAgent(waited, load, directory, store.now().toISOString());
  const { conversation, sentence, candidates } = picked;
  if (picksAgents(groupId, directory) && conversation.assigneeId === null && conversation.groupId === groupId) return false;
  await settleChange(sql, store, before, {
    conversation: { ...before, ...conversation },
    kind: 'assigned',
    by: 'routing',
    reason: `Assigned to ${sentence}.`,
    ...(candidates === undefined ? {} : { candidates }),
  });
  const records = noRecords();
  if (picked.load !== null) addTurns(records, load, picked.load);
  await writeRecords(sql, records, store.now().toISOString());
  return true;
}
