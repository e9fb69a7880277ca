import type { Page } from '@switchboard/shared/conversation';
import type { PersonTimelineEntry } from '@switchboard/shared/person';
import { Type } from 'typebox';
import type { Sql } from '../../record/database.ts';
import { pageOfRows } from '../page-of-rows.ts';
import type { Principal } from '../principal.ts';
import { visibleConversations } from '../rights-of-conversations.sql.ts';
import { noSuchPerson } from './change-people.ts';
import { findPerson } from './people.sql.ts';

interface TimelineRow {
  source: string;
  place: number;
  at: Date;
  at_text: string;
  kind: string;
  by: string;
  conversation_id: string | null;
  text: string;
  automation_id: string | null;
  run_id: string | null;
}

/** Time, source and place of a page's last line. */
export const TimelineCursor = Type.Tuple([
  Type.String({ pattern: '^\\d{4,}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?\\+00$' }),
  Type.String({ maxLength: 1 }),
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
]);

const textCharacters = 200;

/**
 * A page of what happened with a person, newest first: their messages, the timelines of their conversations, and who was
 * merged into them by whom.
 * @param principal who asks; agents are answered what they may see
 * @throws SwitchboardError `not-found`
 */
export async function readPersonTimeline(
  sql: Sql,
  principal: Principal,
  id: string,
  limit: number,
  after: readonly [string, string, number] | null,
): Promise<Page<PersonTimelineEntry>> {
  const person = await findPerson(sql, id);
  if (person === null) throw noSuchPerson();
  const parameters: unknown[] = [person.key, limit + 1, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null];
  const visible = visibleConversations(principal, 'c', (value) => `$${parameters.push(value)}`);
  const { rows } = await sql.query<TimelineRow>(
    `with own as (select c.id from switchboard.conversation c where c.person_key = $1${visible === null ? '' : ` and ${visible}`}),
     lines as (
       select 'm' as source, e.seq as place, e.accepted_at as at, 'message' as kind, 'person' as by, e.conversation_id,
         e.payload ->> 'text' as text, null as automation_id, null as run_id
       from own join switchboard.event e on e.conversation_id = own.id where e.kind = 'message'
       union all
       select 't', t.id, t.at, t.kind, t.by, t.conversation_id, t.reason, t.automation_id, t.run_id
       from own join switchboard.timeline t on t.conversation_id = own.id
       union all
       select 'p', a.id, a.at, 'merged', a.by, null,
         coalesce(agent.name, api_key.name, 'Somebody') || ' merged ' || coalesce('“' || (a.detail ->> 'mergedName') || '”', 'another person')
           || ' into this person.', null, null
       from switchboard.audit a left join switchboard.agent on agent.id = a.by left join switchboard.api_key on api_key.id = a.by
       where a.action = 'person.merge'
         and a.subject in (select $1 union all select value from switchboard.person_alias where person_key = $1 and kind = 'id'))
     select source, place, at, (at at time zone 'UTC')::text || '+00' as at_text, kind, by, conversation_id,
       case when length(text) > ${textCharacters} then left(text, ${textCharacters - 1}) || '…' else text end as text, automation_id, run_id
     from lines
     where $3::timestamptz is null or (at, source, place) < ($3::timestamptz, $4::text, $5::bigint)
     order by at desc, source desc, place desc limit $2`,
    parameters,
  );
  const page = pageOfRows(rows, limit, (row) => [row.at_text, row.source, row.place]);
  return {
    nextCursor: page.nextCursor,
    items: page.items.map((row) => ({
      id: `${row.source}${row.place}`,
      at: row.at.toISOString(),
      kind: row.kind,
      by: row.by,
      conversationId: row.conversation_id,
      text: row.text,
      automationId: row.automation_id,
      runId: row.run_id,
    })),
  };
}
