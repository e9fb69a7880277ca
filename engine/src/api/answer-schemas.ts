import { type TSchema, Type } from 'typebox';

/** ISO 8601 in UTC. */
export const Time = Type.String({ format: 'date-time' });

/** A page of a list. */
export function pageOf(item: TSchema): TSchema {
  return Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) });
}

/** What uses a segment, or an attribute: assignment rules and automations. */
export const useAnswers = [
  Type.Object({ kind: Type.Literal('assignment-rule'), id: Type.String(), name: Type.String() }),
  Type.Object({
    kind: Type.Literal('automation'),
    id: Type.String(),
    name: Type.String(),
    version: Type.Union([Type.Integer(), Type.Null()], { description: 'Null for the draft.' }),
    nodeIds: Type.Array(Type.String()),
  }),
];
