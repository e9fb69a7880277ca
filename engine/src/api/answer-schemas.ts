import { type TSchema, Type } from 'typebox';

/** ISO 8601 in UTC. */
export const Time = Type.String({ format: 'date-time' });

/** A page of a list. */
export function pageOf(item: TSchema): TSchema {
  return Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) });
}
