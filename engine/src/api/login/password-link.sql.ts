import { createHash } from 'node:crypto';
import type { Sql } from '../../record/database.ts';

/** The statements on links that open a login once. */
export type LinkPurpose = 'reset' | 'invitation';

/** How long a link may be used, in hours. */
export const linkHours: Readonly<Record<LinkPurpose, number>> = { reset: 1, invitation: 7 * 24 };

export interface PasswordLinkRow {
  agent_id: string;
  purpose: LinkPurpose;
  expires_at: Date;
}

/** Tokens are long and random, so a slow hash would add nothing. */
function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export async function insertPasswordLink(
  sql: Sql,
  link: { token: string; agentId: string; purpose: LinkPurpose; effectId: string },
): Promise<PasswordLinkRow> {
  const { rows } = await sql.query<PasswordLinkRow>(
    `insert into switchboard.password_link (hash, agent_id, purpose, effect_id, expires_at)
     values ($1, $2, $3, $4, now() + $5::int * interval '1 hour') returning agent_id, purpose, expires_at`,
    [hashToken(link.token), link.agentId, link.purpose, link.effectId, linkHours[link.purpose]],
  );
  return rows[0]!;
}

/** @returns the link of a token, or null when it was used, has ended or never was */
export async function findPasswordLink(sql: Sql, token: string): Promise<PasswordLinkRow | null> {
  const { rows } = await sql.query<PasswordLinkRow>(
    'select agent_id, purpose, expires_at from switchboard.password_link where hash = $1 and expires_at > now()',
    [hashToken(token)],
  );
  return rows[0] ?? null;
}

/** Uses a link up: of any number who try at once, one is answered. @returns the link, or null */
export async function takePasswordLink(sql: Sql, token: string): Promise<PasswordLinkRow | null> {
  const { rows } = await sql.query<PasswordLinkRow & { effect_id: string }>(
    `delete from switchboard.password_link where hash = $1 and expires_at > now()
     returning agent_id, purpose, expires_at, effect_id`,
    [hashToken(token)],
  );
  const link = rows[0];
  if (link === undefined) return null;
  await blankMails(sql, [link.effect_id]);
  return link;
}

/** Ends an agent's links, and whosever have run out. */
export async function endPasswordLinks(sql: Sql, agentId: string): Promise<void> {
  const { rows } = await sql.query<{ effect_id: string }>(
    'delete from switchboard.password_link where agent_id = $1 or expires_at <= now() returning effect_id',
    [agentId],
  );
  if (rows.length > 0)
    await blankMails(
      sql,
      rows.map((row) => row.effect_id),
    );
}

/** A link that has ended stands in no mail that is kept, and a mail with nothing but such a link is not sent. */
async function blankMails(sql: Sql, effectIds: readonly string[]): Promise<void> {
  await sql.query(
    `update switchboard.effect set
       content = regexp_replace(content::text, 'token=[A-Za-z0-9_-]{43}', 'token=', 'g')::json,
       error = case when state = 'planned' then 'Its link ended before it could be sent.' else error end,
       finished_at = case when state = 'planned' then now() else finished_at end,
       next_at = case when state = 'planned' then null else next_at end,
       state = case when state = 'planned' then 'failed' else state end
     where id = any($1::text[])`,
    [effectIds],
  );
}
