/**
 * Messages whose deciding failed again and again and that were set aside, so that their conversations go on. In: the
 * table. Out: a list that says why, and a way to have one decided after all, once its cause is mended.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import { Type } from 'typebox';
import { laneOf } from '../../ingest/lane-of.ts';
import { withLane } from '../../record/lane-lock.ts';
import { pageOf, Time } from '../answer-schemas.ts';
import { audit } from '../audit.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, PageQuery, parsePage } from '../validate.ts';

const SetAsideMessage = Type.Object({
  messageId: Type.String(),
  conversationId: Type.String(),
  at: Time,
  reason: Type.String(),
});
const CursorKey = Type.Tuple([Type.Integer()]);

/** Events that automations made have no message of their own: they are named by themselves. */
const nameOf = "coalesce(e.message_id, e.payload ->> 'id')";

interface SetAsideRow {
  seq: number;
  message_id: string;
  conversation_id: string;
  at: Date;
  reason: string;
}

function notSetAside(messageId: string): SwitchboardError {
  return new SwitchboardError('not-found', `No message “${messageId}” is set aside.`);
}

export function setAsideRoutes({ database, settings, changes }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/set-aside',
      right: 'read',
      tag: 'Messages',
      summary: 'Messages set aside because deciding them failed',
      query: PageQuery,
      answers: { 200: { description: 'Newest first.', schema: pageOf(SetAsideMessage) } },
      async handle({ query }) {
        const { limit, cursor } = parsePage(query);
        const { rows } = await database.query<SetAsideRow>(
          `select a.seq, ${nameOf} as message_id, e.conversation_id, a.at, a.reason
           from switchboard.set_aside a join switchboard.event e using (seq)
           where $2::bigint is null or a.seq < $2 order by a.seq desc limit $1`,
          [limit + 1, decodeCursor(cursor, CursorKey)?.[0] ?? null],
        );
        const page = pageOfRows(rows, limit, (row) => [row.seq]);
        const items = page.items.map((row) => ({
          messageId: row.message_id,
          conversationId: row.conversation_id,
          at: row.at.toISOString(),
          reason: row.reason,
        }));
        return { status: 200, body: { items, nextCursor: page.nextCursor } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/set-aside/:messageId/replay',
      right: 'admin',
      tag: 'Messages',
      summary: 'Have a message decided after all',
      description: 'It is decided as soon as its lane is next looked at, within 3 seconds, after what was decided meanwhile.',
      answers: {
        202: {
          description: 'Put back; will be decided.',
          schema: Type.Object({ messageId: Type.String(), conversationId: Type.String() }),
        },
      },
      problems: [404],
      async handle({ parameters, principal }) {
        const messageId = parameters['messageId']!;
        const found = await database.query<{ conversation_id: string }>(
          `select e.conversation_id from switchboard.set_aside a join switchboard.event e using (seq) where ${nameOf} = $1`,
          [messageId],
        );
        const conversationId = found.rows[0]?.conversation_id;
        if (conversationId === undefined) throw notSetAside(messageId);
        const lane = laneOf(conversationId, settings.lanes);
        await withLane(database, lane, async (sql) => {
          const { rowCount } = await sql.query(
            `with back as (
               delete from switchboard.set_aside a using switchboard.event e
               where e.seq = a.seq and ${nameOf} = $2 returning a.seq)
             insert into switchboard.pending (lane, seq) select $1, seq from back`,
            [lane, messageId],
          );
          if (rowCount === 0) throw notSetAside(messageId);
          await audit(sql, principal.id, 'message.replay', messageId);
        });
        changes.publish('conversations', { id: conversationId });
        return { status: 202, body: { messageId, conversationId } };
      },
    }),
  ];
}
