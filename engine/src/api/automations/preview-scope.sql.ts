import type { Sql } from '../../record/database.ts';
import type { MessageEventRow } from '../../record/event-facts.ts';
import type { Principal } from '../principal.ts';
import { visibleConversations } from '../rights-of-conversations.sql.ts';

/**
 * The person's newest message in a conversation that who asks may see, of the one that was busy last.
 * @param personKey our key of the person
 * @returns the message's event, or null when there is none to be seen
 */
export async function readNewestMessage(sql: Sql, principal: Principal, personKey: string): Promise<MessageEventRow | null> {
  const parameters: unknown[] = [personKey];
  const visible = visibleConversations(principal, 'c', (value) => `$${parameters.push(value)}`);
  const { rows } = await sql.query<MessageEventRow>(
    `select e.kind, e.lane, e.hops, e.seq, e.conversation_id, e.person_key, e.message_id, e.accepted_at, e.payload
     from (
       select c.id from switchboard.conversation c where c.person_key = $1${visible === null ? '' : ` and ${visible}`}
       order by c.last_message_at desc, c.id desc limit 1
     ) as newest
     cross join lateral (
       select * from switchboard.event where conversation_id = newest.id and kind = 'message' order by seq desc limit 1
     ) as e`,
    parameters,
  );
  return rows[0] ?? null;
}
