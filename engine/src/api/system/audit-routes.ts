/**
 * Who changed what, newest first. In: a filter. Out: a page of the audit. What stays true: who was deleted since is still
 * called by the name they had then, and so is what was.
 */
import { Type } from 'typebox';
import { pageOf, Time } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, pageQuery, parsePage } from '../validate.ts';

interface AuditRow {
  id: number;
  at: Date;
  by: string;
  by_name: string | null;
  action: string;
  subject: string;
  subject_name: string | null;
  detail: unknown;
}

const AuditEntry = Type.Object({
  id: Type.Integer(),
  at: Time,
  by: Type.String({
    description: 'Id of the agent or API key; `environment` for what the start did, `not-logged-in` for what takes no login.',
  }),
  byName: Type.Union([Type.String(), Type.Null()], { description: 'Null when nobody knows it any more.' }),
  action: Type.String(),
  subject: Type.String(),
  subjectName: Type.Union([Type.String(), Type.Null()], {
    description: 'What it is called, or was when it was deleted; null when nobody knows.',
  }),
  detail: Type.Unknown({ description: 'Of a save: each field that changed, as `{ from, to }`.' }),
});
const AuditQuery = Type.Object({
  by: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Id of the agent or API key who made the change, or `environment`, `not-logged-in`.',
    }),
  ),
  subject: Type.Optional(Type.String({ maxLength: 200, description: 'Id of what was changed.' })),
  action: Type.Optional(Type.String({ maxLength: 100, description: 'Such as `agent.create`; `agent.` for all about agents.' })),
  ...pageQuery,
});
const CursorKey = Type.Tuple([Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })]);

export function auditRoutes({ database }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/audit',
      right: 'admin',
      tag: 'Audit',
      summary: 'Who changed what',
      query: AuditQuery,
      answers: { 200: { description: 'Changes, newest first.', schema: pageOf(AuditEntry) } },
      async handle({ query }) {
        const { limit, cursor } = parsePage(query);
        const { rows } = await database.query<AuditRow>(
          `select audit.id, audit.at, audit.by, coalesce(agent.name, api_key.name, (
               select gone.detail ->> 'name' from switchboard.audit gone
               where gone.subject = audit.by and gone.action in ('agent.delete', 'api-key.delete')
               order by gone.id desc limit 1)) as by_name, audit.action, audit.subject,
             coalesce(about_agent.name, about_group.name, about_automation.name, about_key.name, about_segment.name,
               about_rule.name, about_widget_key.name, about_person.name, about_person.email, (
               select gone.detail ->> 'name' from switchboard.audit gone
               where gone.subject = audit.subject and gone.action ~ '[.]deleted?$'
               order by gone.id desc limit 1)) as subject_name, audit.detail
           from switchboard.audit
           left join switchboard.agent on agent.id = audit.by left join switchboard.api_key on api_key.id = audit.by
           left join switchboard.agent about_agent on about_agent.id = audit.subject
           left join switchboard.agent_group about_group on about_group.id = audit.subject
           left join switchboard.automation about_automation on about_automation.id = audit.subject
           left join switchboard.api_key about_key on about_key.id = audit.subject
           left join switchboard.segment about_segment on about_segment.id = audit.subject
           left join switchboard.assignment_rule about_rule on about_rule.id = audit.subject
           left join switchboard.widget_key about_widget_key on about_widget_key.id = audit.subject
           left join switchboard.person about_person on about_person.key = audit.subject
           where ($2::bigint is null or audit.id < $2) and ($3::text is null or audit.by = $3)
             and ($4::text is null or audit.subject = $4) and ($5::text is null or starts_with(audit.action, $5))
           order by audit.id desc limit $1`,
          [
            limit + 1,
            decodeCursor(cursor, CursorKey)?.[0] ?? null,
            query.by ?? null,
            query.subject ?? null,
            query.action ?? null,
          ],
        );
        const entries = rows.map((row) => ({
          id: row.id,
          at: row.at.toISOString(),
          by: row.by,
          byName: row.by_name,
          action: row.action,
          subject: row.subject,
          subjectName: row.subject_name,
          detail: row.detail,
        }));
        return { status: 200, body: pageOfRows(entries, limit, (entry) => [entry.id]) };
      },
    }),
  ];
}
