import type { Sql } from '../../record/database.ts';
import { invalidInput } from '../validate.ts';
import { type GroupFields, readOverflows } from './groups.sql.ts';

/**
 * Checks where a group overflows to, as it is about to be saved. The caller holds the configuration's row, so that two
 * groups saved at once cannot make a circle together.
 * @throws SwitchboardError `invalid-input` at `/routing/overflowGroupId` when that group is unknown, the group itself, or
 *   leads back to it
 */
export async function checkOverflow(sql: Sql, { id, name, routing }: GroupFields): Promise<void> {
  const { overflowGroupId } = routing;
  if (overflowGroupId === undefined) return;
  const refuse = (detail: string) => invalidInput([{ pointer: '/routing/overflowGroupId', detail }]);
  if (overflowGroupId === id) throw refuse('Must be another group: this one cannot overflow into itself.');
  const groups = await readOverflows(sql);
  if (!groups.has(overflowGroupId)) throw refuse('Must be the id of a group.');
  const way = [`“${name}”`];
  const passed = new Set<string>();
  for (let next: string | null = overflowGroupId; next !== null && !passed.has(next); ) {
    passed.add(next);
    const group = groups.get(next);
    if (group === undefined) return;
    way.push(`“${group.name}”`);
    if (group.overflowGroupId === id) throw refuse(`Leads in a circle: ${[...way, way[0]].join(' → ')}.`);
    next = group.overflowGroupId;
  }
}
