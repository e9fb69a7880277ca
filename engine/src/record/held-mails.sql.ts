import type { Facts } from '@switchboard/shared/facts';
import type { HeldMail } from '@switchboard/shared/run';
import type { Sql } from './database.ts';
import type { HeldMailState } from './decide-batch.ts';

/** The mails that wait for somebody to take a conversation, oldest first. */
export async function readHeldMails(sql: Sql, conversationId: string): Promise<HeldMailState[]> {
  const { rows } = await sql.query<{ run_id: string; automation_id: string; seq: number; mail: HeldMail; facts: Facts }>(
    `select run_id, automation_id, seq, mail, facts from switchboard.held_mail
     where conversation_id = $1 order by seq, run_id, node_id`,
    [conversationId],
  );
  return rows.map(({ run_id: runId, automation_id: automationId, ...rest }) => ({ runId, automationId, ...rest }));
}
