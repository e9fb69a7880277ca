import type { AssignmentRulePreview } from '@switchboard/shared/assignment-rule';
import type { Sql } from '../../record/database.ts';
import { personOf } from '../people/people.sql.ts';
import { findSegment } from '../segments/segments.sql.ts';
import { invalidInput } from '../validate.ts';
import { conditionsBefore, type PlacedRule } from './assignment-rules.sql.ts';
import { findCaught } from './caught-people.sql.ts';

/**
 * Whom a rule would catch now: the people of its segment whom no rule before its place catches.
 * @param place the rule in whose place to look; null for the end of the list
 * @throws SwitchboardError `invalid-input` for an unknown segment
 */
export async function previewRule(
  sql: Sql,
  segmentId: string,
  place: Pick<PlacedRule, 'position' | 'id'> | null,
): Promise<AssignmentRulePreview> {
  const segment = await findSegment(sql, segmentId);
  if (segment === null) throw invalidInput([{ pointer: '/segmentId', detail: 'Must be the id of a segment.' }]);
  const caught = await findCaught(sql, { within: segment.condition, outside: await conditionsBefore(sql, place) });
  return { ...caught, sample: caught.sample.map(personOf) };
}
