/**
 * What an index looks facts up by.
 * In: a field and the facts of an event. Out: its tokens, folded: one for a single value, every prefix by subtag for
 * `message.language` (RFC 4647 basic filtering), one per element for a list, none for a missing value.
 */
import type { Facts } from '@switchboard/shared/facts';
import { fold } from '../condition/fold.ts';
import { prefixes } from '../condition/language-prefixes.ts';
import { type FieldReader, fieldReader } from '../condition/read-field.ts';

const readers = new Map<string, FieldReader>();
const maxReaders = 10_000;

/**
 * @param field an index field, such as `message.country`
 * @param facts the event's facts
 */
export function tokensOf(field: string, facts: Facts): readonly string[] {
  const value = readerOf(field)(facts);
  if (value === null) return [];
  if (typeof value === 'string') return field === 'message.language' ? prefixes(fold(value)) : [fold(value)];
  return typeof value === 'object' ? value.map((item) => fold(String(item))) : [fold(String(value))];
}

function readerOf(field: string): FieldReader {
  let reader = readers.get(field);
  if (reader === undefined) {
    reader = fieldReader(field) ?? (() => null);
    if (readers.size < maxReaders) readers.set(field, reader);
  }
  return reader;
}
