import type { AttributeDefinition } from './person.ts';
import type { SegmentUse } from './segment.ts';

/** What asks about an attribute or sets it: a segment, an assignment rule by its segment, a node of an automation. */
export type AttributeUse = SegmentUse | { kind: 'segment'; id: string; name: string };

/** As `GET /attributes/:name` answers; the counts are exact. */
export interface AttributeDetail extends AttributeDefinition {
  usedBy: AttributeUse[];
}

/** As `POST /attributes/:name/conversion?cursor=` answers: what became of some hundred people. */
export interface AttributeConversion {
  /** How many values are of the attribute's type from now on. */
  converted: number;
  /** How many mean nothing by it, and stay. */
  left: number;
  /** Of the people who come next; null when all are done. */
  nextCursor: string | null;
}
