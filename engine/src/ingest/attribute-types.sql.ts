import type { AttributeType } from '@switchboard/shared/person';
import type { Sql } from '../record/database.ts';

/** The types that attributes are defined to have. */
export interface DefinedTypes {
  /** What it takes to know later whether they are still right. */
  revision: number;
  byName: ReadonlyMap<string, AttributeType>;
}

export async function readDefinedTypes(sql: Sql): Promise<DefinedTypes> {
  const { rows } = await sql.query<{ revision: number; types: Record<string, AttributeType> }>(
    `select attribute_revision as revision,
       (select coalesce(json_object_agg(name, type), '{}') from switchboard.attribute_definition) as types
     from switchboard.configuration`,
  );
  const { revision, types } = rows[0]!;
  return { revision, byName: new Map(Object.entries(types)) };
}
