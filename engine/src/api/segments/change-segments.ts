/**
 * Changes to segments. In: what is wanted and who wants it. Out: the segment as it is now. What stays true: every change
 * raises the configuration's revision in its own transaction, so that it counts for every message accepted after the
 * answer; a segment that something uses is not deleted.
 */
import type { Segment, SegmentCreate, SegmentUpdate, SegmentUse, UncountedSegment } from '@switchboard/shared/segment';
import { SwitchboardError } from '@switchboard/shared/problem';
import { warnOfCondition } from '../../condition/warn-of-condition.ts';
import { raiseConfiguration } from '../../record/configuration.sql.ts';
import type { Database, Sql } from '../../record/database.ts';
import { audit, changesFrom } from '../audit.ts';
import { inUse } from '../in-use.ts';
import { countPeople } from '../people/find-people.ts';
import type { Principal } from '../principal.ts';
import { randomId } from '../random-id.ts';
import { checkRevision } from '../team/check-revision.ts';
import {
  deleteSegment,
  findSegment,
  findSegmentIdByName,
  findUses,
  insertSegment,
  type SegmentRow,
  segmentIdPrefix,
  updateSegment,
} from './segments.sql.ts';

export function noSuchSegment(): SwitchboardError {
  return new SwitchboardError('not-found', 'There is no such segment.');
}

async function requireFreeName(sql: Sql, name: string, ownId: string | null): Promise<void> {
  const id = await findSegmentIdByName(sql, name);
  if (id === null || id === ownId) return;
  throw new SwitchboardError('conflict', 'Another segment has this name.', {
    errors: [{ pointer: '/name', detail: 'Must be a name that no other segment has.' }],
  });
}

/** Segments with what uses them; nobody is counted. */
export async function describeUncounted(database: Database, rows: readonly SegmentRow[]): Promise<UncountedSegment[]> {
  const ids = rows.map(({ id }) => id);
  const uses = rows.length === 0 ? new Map<string, SegmentUse[]>() : await findUses(database, ids);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    condition: row.condition,
    usedBy: uses.get(row.id) ?? [],
    warnings: warnOfCondition(row.condition),
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }));
}

/**
 * Segments with how many are in each and what uses them. Counted one after another, so that on the embedded database
 * messages get their turn between two.
 */
export async function describeSegments(database: Database, rows: readonly SegmentRow[]): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (const segment of await describeUncounted(database, rows))
    segments.push({ ...segment, count: await countPeople(database, segment.condition) });
  return segments;
}

export async function describeSegment(database: Database, row: SegmentRow): Promise<Segment> {
  return (await describeSegments(database, [row]))[0]!;
}

/** @throws SwitchboardError `conflict` when another has the name */
export async function createSegment(database: Database, input: SegmentCreate, principal: Principal): Promise<Segment> {
  const row = await database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    await requireFreeName(sql, input.name, null);
    const inserted = await insertSegment(sql, { id: randomId(segmentIdPrefix), ...input });
    await audit(sql, principal.id, 'segment.create', inserted.id, input);
    return inserted;
  });
  return describeSegment(database, row);
}

/** Omitted fields stay as they are. */
export async function saveSegment(database: Database, id: string, input: SegmentUpdate, principal: Principal): Promise<Segment> {
  const row = await database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    const before = await findSegment(sql, id);
    if (before === null) throw noSuchSegment();
    const { revision, ...changes } = input;
    checkRevision(before.revision, revision);
    const after = { ...before, ...changes };
    await requireFreeName(sql, after.name, id);
    const updated = await updateSegment(sql, after);
    await audit(sql, principal.id, 'segment.save', id, changesFrom(before, changes));
    return updated;
  });
  return describeSegment(database, row);
}

/** @throws SwitchboardError `conflict` with `usedBy` while something uses it */
export function removeSegment(database: Database, id: string, principal: Principal): Promise<void> {
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    const segment = await findSegment(sql, id);
    if (segment === null) throw noSuchSegment();
    const usedBy = (await findUses(sql, [id])).get(id) ?? [];
    if (usedBy.length > 0) throw inUse('segment', usedBy);
    await deleteSegment(sql, id);
    await audit(sql, principal.id, 'segment.delete', id, { name: segment.name });
  });
}
