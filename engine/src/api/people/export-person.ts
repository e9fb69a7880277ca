/**
 * All that is held about a person, as JSON. In: an id. Out: the person, their other names, and everything that hangs on
 * their conversations. Read in pieces, so that a long history never takes the database for itself.
 */
import type { Database } from '../../record/database.ts';
import { noSuchPerson } from './change-people.ts';
import { findPerson, personOf } from './people.sql.ts';

const atOnce = 500;

/** Each part's statement, given a conversation ($1), what was read last ($2) and how many at most ($3). */
const parts = {
  messages: `select e.seq as place, e.kind, e.message_id as id, e.accepted_at as at, e.payload, f.facts, f.decided_at as "decidedAt"
    from switchboard.event e left join switchboard.event_facts f on f.seq = e.seq
    where e.conversation_id = $1 and e.seq > $2 order by e.seq limit $3`,
  timeline: `select id as place, at, kind, by, automation_id as "automationId", version, run_id as "runId", rule_id as "ruleId", reason
    from switchboard.timeline where conversation_id = $1 and id > $2 order by id limit $3`,
} as const;

/** Parts of a conversation that are few. */
const wholeParts = {
  tags: 'select tag from switchboard.conversation_tag where conversation_id = $1 order by tag',
  runs: `select id, automation_id as "automationId", version, message_id as "messageId", status, started_at as "startedAt", steps
    from switchboard.run where conversation_id = $1 order by seq`,
  mailsAndActs: `select id, kind, state, content, created_at as "createdAt", finished_at as "finishedAt"
    from switchboard.effect where conversation_id = $1 order by seq, id`,
  sent: 'select key, at from switchboard.repeat_mark where conversation_id = $1 order by key',
} as const;

/** @throws SwitchboardError `not-found` */
export async function exportPerson(database: Database, id: string): Promise<Record<string, unknown>> {
  const row = await findPerson(database, id);
  if (row === null) throw noSuchPerson();
  const aliases = await database.query(
    'select kind, value from switchboard.person_alias where person_key = $1 order by kind, value',
    [row.key],
  );
  const { rows: conversations } = await database.query<{ id: string }>(
    `select id, channel, status, group_id as "groupId", assignee_id as "assigneeId", created_at as "createdAt",
       last_message_at as "lastMessageAt"
     from switchboard.conversation where person_key = $1 order by created_at, id`,
    [row.key],
  );
  const audit = await database.query(
    'select at, by, action, detail from switchboard.audit where subject = any($1::text[]) order by id',
    [[row.key, row.given_id].filter((each) => each !== null)],
  );
  const exported = [];
  for (const conversation of conversations)
    exported.push({ ...conversation, ...(await exportConversation(database, conversation.id)) });
  const { rows: answers } = await database.query<{ answered: unknown }>(
    `select coalesce(answered, '{}') as answered from switchboard.person where key = $1`,
    [row.key],
  );
  return {
    person: personOf(row),
    answered: answers[0]?.answered,
    alsoKnownAs: aliases.rows,
    conversations: exported,
    audit: audit.rows,
  };
}

async function exportConversation(database: Database, conversationId: string): Promise<Record<string, unknown[]>> {
  const exported: Record<string, unknown[]> = {};
  for (const [name, statement] of Object.entries(parts)) exported[name] = await readInPieces(database, statement, conversationId);
  for (const [name, statement] of Object.entries(wholeParts)) {
    exported[name] = (await database.query(statement, [conversationId])).rows;
  }
  return exported;
}

async function readInPieces(database: Database, statement: string, conversationId: string): Promise<unknown[]> {
  const read: unknown[] = [];
  for (let place = 0; ; ) {
    const { rows } = await database.query<{ place: number }>(statement, [conversationId, place, atOnce]);
    for (const { place: _place, ...rest } of rows) read.push(rest);
    const last = rows.at(-1);
    if (rows.length < atOnce || last === undefined) return read;
    place = last.place;
  }
}
