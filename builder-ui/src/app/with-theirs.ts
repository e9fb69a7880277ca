/**
 * Brings together what two people changed of the same thing. In: it as both found it, as one left it in a form, and as the
 * other saved it. Out: what was changed here as it is here, and everything else as theirs. Pure.
 * What stays true: of objects each field is brought together by itself; to a list of names or ids is added what was added
 * here, and from it is taken what was taken here; any other value is the one or the other whole.
 */
import { isSameValue } from '../graph/is-same-value.ts';

type Fields = Record<string, unknown>;

export function withTheirs<Value>(base: Value, mine: Value, theirs: Value): Value {
  return valueWithTheirs(base, mine, theirs) as Value;
}

function valueWithTheirs(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSameValue(mine, base)) return theirs;
  if (isFields(base) && isFields(mine) && isFields(theirs)) return fieldsWithTheirs(base, mine, theirs);
  if (isList(base) && isList(mine) && isList(theirs)) return listWithTheirs(base, mine, theirs);
  return mine;
}

function fieldsWithTheirs(base: Fields, mine: Fields, theirs: Fields): Fields {
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const together = [...names].map((name) => [name, valueWithTheirs(base[name], mine[name], theirs[name])] as const);
  return Object.fromEntries(together.filter(([, value]) => value !== undefined));
}

function listWithTheirs(base: string[], mine: string[], theirs: string[]): string[] {
  const kept = theirs.filter((one) => mine.includes(one) || !base.includes(one));
  return [...kept, ...mine.filter((one) => !base.includes(one) && !theirs.includes(one))];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
