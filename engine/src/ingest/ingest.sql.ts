import type { Sql } from '../record/database.ts';
import { binaryArray, rowSet } from '../record/row-set.ts';
import { emailKey } from './email-key.ts';
import { type IncomingMessage, type Known, type KnownPerson, openKey, type Resolved } from './resolve-messages.ts';

/** What the database knows of the ids that a group of messages names. Only what is named is asked for. */
export async function loadKnown(sql: Sql, messages: readonly IncomingMessage[]): Promise<Known> {
  const named = namedBy(messages);
  const rows = await loadNamed(sql, named);
  const known: Known = {
    messages: new Map(),
    conversations: new Map(),
    peopleById: new Map(),
    peopleByEmail: new Map(),
    openConversations: new Map(),
  };
  for (const row of rows) {
    if (row.what === 'message') known.messages.set(row.name, row.key);
    else if (row.what === 'conversation') known.conversations.set(row.name, row.key);
  }
  const people = await withMergedPeople(sql, named, rows);
  for (const row of people) addPerson(row, known);
  const keys = [...new Set(people.map((row) => row.key))];
  const joining = [...named.joining];
  const open = joining.length === 0 || keys.length === 0 ? [] : await loadOpenConversations(sql, keys, joining);
  for (const { id, person_key: key, channel, joinable } of open)
    known.openConversations.set(openKey(key, channel), { id, joinable });
  return known;
}

/** What a group of messages names. */
interface Named {
  messageIds: Set<string>;
  conversationIds: Set<string>;
  personIds: Set<string>;
  /** As `emailKey` has them. */
  emails: Set<string>;
  /** Channels of messages that name no conversation. */
  joining: Set<string>;
}

function namedBy(messages: readonly IncomingMessage[]): Named {
  const named: Named = {
    messageIds: new Set(),
    conversationIds: new Set(),
    personIds: new Set(),
    emails: new Set(),
    joining: new Set(),
  };
  for (const { input } of messages) {
    if (input.id !== undefined) named.messageIds.add(input.id);
    if (input.conversationId !== undefined) named.conversationIds.add(input.conversationId);
    else named.joining.add(input.channel ?? 'api');
    if (input.person?.id !== undefined) named.personIds.add(input.person.id);
    if (input.person?.email !== undefined) named.emails.add(emailKey(input.person.email));
  }
  return named;
}

interface PersonRow {
  key: string;
  given_id: string | null;
  email: string | null;
  /** Of a name of somebody who was merged into this person: what it is, and itself. */
  merged_kind: 'id' | 'email' | null;
  merged_value: string | null;
}

/** A message with its conversation, a conversation with its person, or a person. */
type NamedRow = { what: 'message' | 'conversation'; name: string; key: string } | (PersonRow & { what: 'person' });

/**
 * All in one statement: each costs a group of messages as much again as looking into a table does. People come oldest
 * first: the order decides whom an e-mail shared by several names. Ids of ours are told by their prefix.
 */
async function loadNamed(sql: Sql, { messageIds, conversationIds, personIds, emails }: Named): Promise<NamedRow[]> {
  const ownIds = [...personIds].filter((id) => id.startsWith('per_'));
  const parts: string[] = [];
  const parameters: unknown[] = [];
  const add = (select: string, values: string[]): void => {
    if (values.length > 0) parts.push(`select ${select} = any($${parameters.push(values)}::text[])`);
  };
  const nothing = 'null::text, null::text, null::timestamptz, null::text, null::text';
  add(`'message', message_id, conversation_id, ${nothing} from switchboard.event where message_id`, [...messageIds]);
  add(`'conversation', id, person_key, ${nothing} from switchboard.conversation where id`, [...conversationIds]);
  const person = `'person', null, key, given_id, email, created_at, null, null from switchboard.person where`;
  add(`${person} given_id`, [...personIds]);
  add(`${person} key`, ownIds);
  // Said so that the partial index serves; without it every person would be looked at.
  add(`${person} email is not null and lower(email collate "C")`, [...emails]);
  // Names alone, and their people only when there are some: a join in every statement would cost each group of messages
  // half a millisecond of planning. Last, so that whoever has an id or e-mail now comes before whoever had it once.
  add(`'person', null, person_key, null, null, 'infinity', kind, value from switchboard.person_alias where value`, [
    ...personIds,
    ...emails,
  ]);
  if (parts.length === 0) return [];
  return rowsOf(
    sql,
    `select what, name, key, given_id, email, merged_kind, merged_value
     from (${parts.join(' union all ')}) as named(what, name, key, given_id, email, created_at, merged_kind, merged_value)
     order by created_at, key`,
    parameters,
  );
}

/** The people among what was found; those who are known by names of others are looked up. */
async function withMergedPeople(sql: Sql, { personIds, emails }: Named, rows: readonly NamedRow[]): Promise<PersonRow[]> {
  const people = rows.flatMap((row) => (row.what === 'person' ? [row] : []));
  const unmerged = people.filter((row) => row.merged_kind === null);
  if (unmerged.length === people.length) return people;
  // Names once more, with their people in the same moment: another merge may have given them to somebody else by now.
  const merged = await rowsOf<PersonRow>(
    sql,
    `select p.key, p.given_id, p.email, a.kind as merged_kind, a.value as merged_value
     from switchboard.person_alias a join switchboard.person p on p.key = a.person_key where a.value = any($1::text[])`,
    [[...personIds, ...emails]],
  );
  return [...unmerged, ...merged];
}

function addPerson(row: PersonRow, { peopleById, peopleByEmail }: Known): void {
  const person = peopleById.get(row.key) ?? { key: row.key, givenId: row.given_id, email: row.email };
  peopleById.set(person.key, person);
  if (person.givenId !== null) peopleById.set(person.givenId, person);
  addMergedName(row, person, peopleById, peopleByEmail);
  if (person.email === null) return;
  const email = emailKey(person.email);
  const other = peopleByEmail.get(email);
  if (other === undefined || (other.givenId !== null && person.givenId === null)) peopleByEmail.set(email, person);
}

/** Whoever has an id or e-mail now comes first. */
function addMergedName(
  { merged_kind: kind, merged_value: name }: PersonRow,
  person: KnownPerson,
  peopleById: Map<string, KnownPerson>,
  peopleByEmail: Map<string, KnownPerson>,
): void {
  if (kind === null || name === null) return;
  const named = kind === 'id' ? peopleById : peopleByEmail;
  if (!named.has(name)) named.set(name, person);
}

function loadOpenConversations(
  sql: Sql,
  personKeys: string[],
  channels: string[],
): Promise<{ id: string; person_key: string; channel: string; joinable: boolean }[]> {
  return rowsOf(
    sql,
    `select distinct on (person_key, channel) id, person_key, channel, joinable from switchboard.conversation
     where person_key = any($1::text[]) and channel = any($2::text[]) and status <> 'closed'
     order by person_key, channel, joinable desc, last_message_at desc`,
    [personKeys, channels],
  );
}

const columns = {
  events: { lane: 'int4', conversationId: 'text', personKey: 'text', messageId: 'text', payload: 'json' },
  people: {
    key: 'text',
    givenId: 'text',
    email: 'text',
    name: 'text',
    country: 'text',
    language: 'text',
    attributes: 'jsonb',
  },
  adopted: { key: 'text', givenId: 'text' },
  conversations: { id: 'text', personKey: 'text', channel: 'text', joinable: 'bool' },
} as const;

/**
 * Adds people, conversations, events and their pending marks in one statement: all or nothing, in one round.
 * Fails with 23505 when another process added one of them meanwhile, attributes are no longer defined as they were, or
 * somebody who is relied on was erased or merged.
 * @param attributeRevision of the definitions that attributes were read by; null when there were none to read
 */
export async function insertResolved(
  sql: Sql,
  resolved: Resolved,
  acceptedAt: string,
  attributeRevision: number | null,
): Promise<void> {
  const { people, adopted, conversations, events, relied } = resolved;
  if (events.length === 0) return;
  const parameters: unknown[] = [acceptedAt];
  const parts: string[] = [];
  /** Each says that something is no longer as it was when this was resolved. */
  const signs: string[] = [];
  let areThere = '';
  if (relied.length > 0) {
    // Whoever erases or merges somebody holds them for update first. Before that, what this adds is there for whatever is
    // erased or moved next; after it, this waits and finds them gone. Held before events are given their numbers.
    parts.push(`there as materialized (
      select key from switchboard.person where key = any($${parameters.push(binaryArray('text', relied))}::text[])
      order by key for key share)`);
    const count = parameters.push(relied.length);
    areThere = `where (select count(*) from there) = $${count}::int`;
    signs.push(`(select count(*) from there) <> $${count}::int`);
  }
  parts.push(
    `added_events as (
      insert into switchboard.event (kind, lane, conversation_id, person_key, message_id, accepted_at, payload)
      select 'message', r.lane, r."conversationId", r."personKey", r."messageId", $1, r.payload
      from ${rowSet(events, columns.events, parameters)} ${areThere}
      returning lane, seq)`,
  );
  if (people.length > 0) {
    parts.push(`added_people as (
      insert into switchboard.person (key, given_id, email, name, country, language, attributes, created_at, updated_at)
      select r.key, r."givenId", r.email, r.name, r.country, r.language, r.attributes, $1, $1
      from ${rowSet(people, columns.people, parameters)})`);
  }
  if (adopted.length > 0) {
    parts.push(`adopted as (select r.* from ${rowSet(adopted, columns.adopted, parameters)}), adopted_people as (
      update switchboard.person as p set given_id = a."givenId", revision = p.revision + 1
      from adopted a
      where p.key = a.key and p.given_id is null
      returning p.key)`);
    // Another process gave it an id meanwhile: adding it once more fails with 23505, and all is looked up again.
    parts.push(`lost_people as (
      insert into switchboard.person (key)
      select a.key from adopted a where a.key not in (select key from adopted_people))`);
  }
  if (conversations.length > 0) {
    parts.push(`added_conversations as (
      insert into switchboard.conversation (id, person_key, channel, joinable, last_message_at, created_at)
      select r.id, r."personKey", r.channel, r.joinable, $1, $1
      from ${rowSet(conversations, columns.conversations, parameters)})`);
  }
  if (attributeRevision !== null) signs.push(`attribute_revision <> $${parameters.push(attributeRevision)}`);
  if (signs.length > 0) {
    // The one row there can be is added once more: all is read again.
    parts.push(`outdated as (
      insert into switchboard.configuration (id, revision)
      select id, revision from switchboard.configuration where ${signs.join(' or ')})`);
  }
  await sql.query(
    `with ${parts.join(', ')} insert into switchboard.pending (lane, seq) select lane, seq from added_events`,
    parameters,
  );
}

async function rowsOf<Row>(sql: Sql, text: string, parameters: unknown[]): Promise<Row[]> {
  return (await sql.query<Row>(text, parameters)).rows;
}
