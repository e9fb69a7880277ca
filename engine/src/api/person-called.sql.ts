/**
 * What people are called in lists of what they wrote, the same everywhere: expressions on `switchboard.person p`, joined by
 * `left join`. Both are null for somebody who was erased.
 */

/** The name, else the one they gave in the chat, else the e-mail; null for somebody who is known by an id alone. */
export const personName = `coalesce(nullif(btrim(p.name), ''), nullif(btrim(p.attributes ->> 'visitorName'), ''), p.email)`;

/** The id given by developers, else ours. */
export const personId = 'coalesce(p.given_id, p.key)';
