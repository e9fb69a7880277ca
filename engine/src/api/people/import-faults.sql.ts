import { type ImportRowError, importLimits } from '@switchboard/shared/person-import';
import type { Sql } from '../../record/database.ts';

/** The statements on what was wrong with rows of files. What stays true: of an import the first so many are kept, in order. */

/** Notes further ones of an import, whose row is held. */
export async function insertFaults(sql: Sql, importId: string, faults: readonly ImportRowError[]): Promise<void> {
  if (faults.length === 0) return;
  await sql.query(
    `insert into switchboard.person_import_fault (import_id, place, row_number, column_number, message, value)
     select $1, known.last + e.place, (e.value ->> 'row')::int, (e.value ->> 'column')::int, e.value ->> 'message', e.value ->> 'value'
     from (select coalesce(max(place), 0) as last from switchboard.person_import_fault where import_id = $1) as known,
       jsonb_array_elements($2::jsonb) with ordinality as e(value, place)
     where known.last + e.place <= $3`,
    [importId, JSON.stringify(faults), importLimits.errorsKept],
  );
}

/** The next of an import's, after the one at a place. */
export async function readFaults(
  sql: Sql,
  importId: string,
  after: number,
  atMost: number,
): Promise<(ImportRowError & { place: number })[]> {
  const { rows } = await sql.query<ImportRowError & { place: number }>(
    `select place, row_number as "row", column_number as "column", message, value from switchboard.person_import_fault
     where import_id = $1 and place > $2 order by place limit $3`,
    [importId, after, atMost],
  );
  return rows;
}

/** Empties what stood in fields at fault: whoever is erased may be meant by it. */
export async function forgetFaultValues(sql: Sql): Promise<void> {
  await sql.query('update switchboard.person_import_fault set value = null where value is not null');
}

/** As `forgetFaultValues`, of imports that ended so long ago that their files were mended, or never will be. */
export async function forgetOldFaultValues(sql: Sql): Promise<void> {
  await sql.query(
    `update switchboard.person_import_fault f set value = null from switchboard.person_import i
     where i.id = f.import_id and f.value is not null and i.finished_at < now() - make_interval(days => $1)`,
    [importLimits.faultValueDays],
  );
}
