/**
 * Erases a person wholly, for good. In: the person's id and who asks. Out: nothing. What stays true: after the answer no
 * row holds what the person said, was called or was decided on; of their messages only empty events stay, so that the same
 * message id is not taken twice and `explain` can say that they are gone. All lanes are held meanwhile, so that no drain
 * writes back what it read before; the person too, so that a message which names them is added before, and erased, or
 * after, and makes somebody new. Nor does a later row of an import under way bring them back.
 */
import type { Database, Sql } from '../../record/database.ts';
import { audit } from '../audit.ts';
import type { Principal } from '../principal.ts';
import { lockAllLanes } from '../team/release-conversations.sql.ts';
import { holdUnfinishedImports, noteErased } from './erased-during-import.ts';
import { noSuchPerson } from './change-people.ts';
import {
  eraseConversations,
  eraseEvents,
  erasePersonRows,
  readAuthoredElsewhere,
  readLastSeq,
  readNames,
} from './erase-person.sql.ts';
import { forgetFaultValues } from './import-faults.sql.ts';
import { dropPreviews } from './imports.sql.ts';
import { findKeys, lockPeopleForGood, type PersonRow } from './people.sql.ts';

/** Events looked through at once for messages in other people's conversations: about 10 ms on the embedded database. */
const eventsAtOnce = 20_000;

const dropReason =
  'A person was deleted, and with them every file that was not imported yet, since they might be in it. Choose the file again.';

/** @throws SwitchboardError `not-found` */
export async function erasePerson(database: Database, id: string, principal: Principal): Promise<void> {
  // Beforehand and in pieces, since events have no index on their author: the stream goes on meanwhile. Messages that name
  // the person are all there when the last event is read, or come after it.
  const { keys, last } = await database.transaction(async (sql) => {
    const { key } = await heldForGood(sql, id);
    return { keys: (await readNames(sql, key)).keys, last: await readLastSeq(sql) };
  });
  const elsewhere = await authoredElsewhere(database, keys, 0, last);
  await database.transaction(async (sql) => {
    const importIds = await holdUnfinishedImports(sql);
    await lockAllLanes(sql);
    const held = await heldForGood(sql, id);
    const names = await readNames(sql, held.key);
    const since = await authoredElsewhere(sql, names.keys, last, Number.MAX_SAFE_INTEGER);
    const conversationIds = await eraseConversations(sql, names.keys);
    const messageIds = await eraseEvents(sql, conversationIds, [...elsewhere, ...since]);
    await erasePersonRows(sql, held.key, [...names.keys, ...names.ids, ...conversationIds, ...messageIds]);
    // Whoever is erased may be in them, and they can be sent again.
    await dropPreviews(sql, dropReason);
    await noteErased(sql, importIds, { ids: [held.key, ...names.ids], emails: names.emails });
    await forgetFaultValues(sql);
    // Neither who it was nor what: that somebody was erased, and by whom.
    await audit(sql, principal.id, 'person.erase', held.key, { conversations: conversationIds.length });
  });
}

async function heldForGood(sql: Sql, id: string): Promise<PersonRow> {
  const key = (await findKeys(sql, [id])).get(id);
  const [held] = key === undefined ? [] : await lockPeopleForGood(sql, [key]);
  if (held === undefined) throw noSuchPerson();
  return held;
}

async function authoredElsewhere(sql: Sql, keys: readonly string[], from: number, until: number): Promise<number[]> {
  const found: number[] = [];
  for (let after = from; after < until; ) {
    const { seqs, reached } = await readAuthoredElsewhere(sql, keys, after, eventsAtOnce);
    found.push(...seqs);
    if (reached === null) return found;
    after = reached;
  }
  return found;
}
