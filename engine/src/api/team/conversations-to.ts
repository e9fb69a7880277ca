/**
 * Where the conversations of an agent go who is deleted. In: the query's `conversationsTo`. Out: the agent or the group
 * that gets them, or neither: back to their own groups. What stays true: nobody is deleted before it is known that
 * whoever gets the conversations is there.
 */
import type { Sql } from '../../record/database.ts';
import { invalidInput } from '../validate.ts';
import { findAgent } from './agents.sql.ts';
import { findGroup } from './groups.sql.ts';

export type Receiver = { kind: 'queue' } | { kind: 'agent' | 'group'; id: string; name: string };

/**
 * @param text `queue`, `agent:ID` or `group:ID`
 * @param agentId who is being deleted
 * @throws SwitchboardError `invalid-input` at `/conversationsTo` for anything else, and for who is not there
 */
export async function findReceiver(sql: Sql, text: string, agentId: string): Promise<Receiver> {
  const refuse = (detail: string) => invalidInput([{ pointer: '/conversationsTo', detail }]);
  if (text === 'queue') return { kind: 'queue' };
  const [, kind, id = ''] = /^(agent|group):(.+)$/.exec(text) ?? [];
  if (kind === 'agent') {
    const agent = id === agentId ? null : await findAgent(sql, id);
    if (agent === null) throw refuse('Must name another agent that there is.');
    return { kind, id, name: agent.name };
  }
  if (kind === 'group') {
    const group = await findGroup(sql, id);
    if (group === null) throw refuse('Must name a group that there is.');
    return { kind, id, name: group.name };
  }
  throw refuse('Must be queue, agent:ID or group:ID.');
}
