/**
 * Where the conversations of an agent or a group go that is deleted. In: the query's `conversationsTo`. Out: the agent or
 * the group that gets them, or neither: an agent's go back to their own groups, a group's to nobody. What stays true:
 * nothing is deleted before it is known that whoever gets the conversations is there.
 */
import type { Sql } from '../../record/database.ts';
import { invalidInput } from '../validate.ts';
import { findAgent } from './agents.sql.ts';
import { findGroup } from './groups.sql.ts';

export type Receiver = { kind: 'none' } | { kind: 'agent' | 'group'; id: string; name: string };

/** What `conversationsTo` says, and is taken to say when left out, where neither an agent nor a group gets them. */
export const toNone = { agent: 'queue', group: 'nobody' } as const;

/**
 * @param text as `toNone` has it for what is being deleted, `agent:ID` or `group:ID`
 * @throws SwitchboardError `invalid-input` at `/conversationsTo` for anything else, and for who is not there or going
 */
export async function findReceiver(
  sql: Sql,
  text: string | undefined,
  deleted: { kind: 'agent' | 'group'; id: string },
): Promise<Receiver> {
  const refuse = (detail: string) => invalidInput([{ pointer: '/conversationsTo', detail }]);
  if (text === undefined || text === toNone[deleted.kind]) return { kind: 'none' };
  const [, kind, id = ''] = /^(agent|group):(.+)$/.exec(text) ?? [];
  const isGoing = kind === deleted.kind && id === deleted.id;
  if (kind === 'agent') {
    const agent = isGoing ? null : await findAgent(sql, id);
    if (agent === null) throw refuse('Must name another agent that there is.');
    return { kind, id, name: agent.name };
  }
  if (kind === 'group') {
    const group = isGoing ? null : await findGroup(sql, id);
    if (group === null) throw refuse('Must name another group that there is.');
    return { kind, id, name: group.name };
  }
  throw refuse(`Must be ${toNone[deleted.kind]}, agent:ID or group:ID.`);
}
