/**
 * What changes to people beside the stream lead to. In: people before and after, in the change's own transaction. Out:
 * events for whoever listens to segments being entered and left, in the person's newest conversation. What stays true:
 * nothing is looked at unless somebody listens; somebody without any conversation leads to nothing.
 */
import { randomUUID } from 'node:crypto';
import type { PersonFacts } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import { noRecords } from '../../record/batch-records.ts';
import type { Sql } from '../../record/database.ts';
import { followUpRows, segmentEvents, shareBudget } from '../../record/follow-ups.ts';
import { loadListened, readNewestMessages } from '../../record/follow-ups.sql.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { writeRecords } from '../../record/write-batch.sql.ts';
import type { PersonFields } from './people.sql.ts';

export interface PersonChange {
  before: PersonFields;
  after: PersonFields;
}

function factsOf({ key, given_id: givenId, ...facts }: PersonFields): PersonFacts {
  return { id: givenId ?? key, ...facts };
}

/** @param changes people whose rows are held */
export async function noteSegmentChanges(sql: Sql, changes: readonly PersonChange[]): Promise<void> {
  if (changes.length === 0) return;
  const listened = await loadListened(sql);
  if (listened.segments.size === 0) return;
  const directory = await loadDirectory(sql);
  const changed = changes.flatMap(({ before, after }) => {
    const events = segmentEvents(factsOf(before), factsOf(after), listened, directory);
    return events.length === 0 ? [] : [{ personKey: after.key, events }];
  });
  if (changed.length === 0) return;
  const newest = await readNewestMessages(
    sql,
    changed.map(({ personKey }) => personKey),
  );
  const records = noRecords();
  for (const { personKey, events } of changed) {
    const last = newest.get(personKey);
    if (last === undefined) continue;
    const { conversationId, lane, message } = last;
    const cause = { id: randomUUID(), runId: null, lane, personKey, hops: 1, chain: [], message };
    const rows = followUpRows(events, conversationId, cause, listened.topics);
    records.followUps.push(...(shareBudget(rows, limits.eventsPerMessage) ?? []));
  }
  await writeRecords(sql, records, new Date().toISOString());
}
