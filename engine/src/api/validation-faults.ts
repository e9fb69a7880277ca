/**
 * Turns ajv's errors into faults a person understands. In: the errors of one validation with `allErrors` and `verbose`.
 * Out: one fault per field, at the deepest field that can be named, in plain sentences. Pure.
 */
import {
  attributeNamePattern,
  channelPattern,
  countryPattern,
  emailPattern,
  givenIdPattern,
  languagePattern,
} from '@switchboard/shared/limits';
import { tagPattern } from '@switchboard/shared/tag';
import type { ErrorObject } from 'ajv';
import { type Fault, faultsAtMost, pointerStep } from './unstorable.ts';

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
};

function list(words: string[]): string {
  const distinct = [...new Set(words)];
  return distinct.length < 2 ? distinct.join('') : `${distinct.slice(0, -1).join(', ')} or ${distinct.at(-1)}`;
}

function plural(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${one}s`;
}

const formatMeanings = new Map([
  ['date-time', 'a time as in ISO 8601, with its zone, such as 2026-11-22T10:00:00Z'],
  ['ip', 'an IP address, such as 192.0.2.1 or 2001:db8::1'],
]);

function formatSentence(format: string): string {
  return `Must be ${formatMeanings.get(format) ?? `a valid ${format}`}.`;
}

const id = 'an id of letters, digits and . _ : @ + = ~ -';
/** What texts must be, by their pattern: nobody has to read a regular expression. */
const patternMeanings = new Map([
  ['\\S', 'more than spaces'],
  [attributeNamePattern, 'a name of letters, digits and underscores that begins with a letter, at most 64'],
  [channelPattern, 'a name of letters, digits and . _ -, at most 50'],
  [countryPattern, 'a country of two letters, such as FR'],
  [emailPattern, 'an e-mail address'],
  [givenIdPattern, `${id}, at most 200`],
  [languagePattern, 'a language, such as fr or pt-BR'],
  [tagPattern, 'more than spaces, and neither “.” nor “..”'],
  ['^[A-Za-z0-9._:@+=~-]{1,100}$', `${id}, at most 100`],
  ['^(\\*|[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)$', 'a language, such as fr or pt-BR, or *'],
  ['^[A-Za-z0-9_+/-]+$', 'a time zone, such as Europe/Paris'],
  ['^https?://', 'an address that begins with http:// or https://'],
  ['^([01][0-9]|2[0-3]):[0-5][0-9]$', 'a time of day, such as 09:30'],
  ['^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$', 'a time of day, such as 17:30, at most 24:00'],
  ['^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', 'a date, such as 2026-11-22'],
  ['^([1-9][0-9]{0,8}|draft)$', 'the number of a version, or "draft"'],
]);

function patternSentence(error: ErrorObject): string {
  const pattern = String(error.params['pattern']);
  const meaning = patternMeanings.get(pattern);
  // Node types that are added may have patterns of their own.
  return meaning === undefined ? `Must match ${pattern}.` : `Must be ${meaning}.`;
}

function sentence(error: ErrorObject): string {
  const limit = Number(error.params['limit']);
  switch (error.keyword) {
    case 'type':
      return `Must be ${list([error.params['type']].flat().map((type) => typeNames[String(type)] ?? String(type)))}.`;
    case 'required':
    case 'dependentRequired':
      return 'Is required.';
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return (error.parentSchema as { patternProperties?: unknown } | undefined)?.patternProperties === undefined
        ? 'Is not a known field.'
        : 'Is not an allowed name.';
    case 'minLength':
      return limit === 1 ? 'Must not be empty.' : `Must have at least ${plural(limit, 'character')}.`;
    case 'maxLength':
      return `Must have at most ${plural(limit, 'character')}.`;
    case 'minItems':
      return limit === 1 ? 'Must not be empty.' : `Must have at least ${plural(limit, 'item')}.`;
    case 'maxItems':
      return `Must have at most ${plural(limit, 'item')}.`;
    case 'minProperties':
      return `Must have at least ${plural(limit, 'field')}.`;
    case 'maxProperties':
      return `Must have at most ${plural(limit, 'field')}.`;
    case 'minimum':
      return `Must be at least ${limit}.`;
    case 'maximum':
      return `Must be at most ${limit}.`;
    case 'exclusiveMinimum':
      return `Must be more than ${limit}.`;
    case 'exclusiveMaximum':
      return `Must be less than ${limit}.`;
    case 'uniqueItems':
      return 'Must not have the same item twice.';
    case 'pattern':
      return patternSentence(error);
    case 'format':
      return formatSentence(String(error.params['format']));
    case 'const':
      return `Must be ${JSON.stringify(error.params['allowedValue'])}.`;
    case 'enum':
      return `Must be ${list((error.params['allowedValues'] as unknown[]).map((value) => JSON.stringify(value)))}.`;
    default:
      return `Is not valid: ${error.message ?? error.keyword}.`;
  }
}

/** Where the fault is: a missing or unknown field is pointed at itself, not at its owner. */
function pointerOf(error: ErrorObject): string {
  const name = error.params['missingProperty'] ?? error.params['additionalProperty'] ?? error.params['unevaluatedProperty'];
  return name === undefined ? error.instancePath : error.instancePath + pointerStep(String(name));
}

function isUnion(error: ErrorObject): boolean {
  return error.keyword === 'anyOf' || error.keyword === 'oneOf';
}

/** One fault (or the deepest ones) for a value that fits no branch of a union. */
function unionFaults(union: ErrorObject, branches: ErrorObject[]): Fault[] {
  const pointer = union.instancePath;
  const wrongType = branches.filter((error) => error.keyword === 'type' && error.instancePath === pointer);
  // A branch whose type fits was meant; what else is wrong in it is the fault.
  const meant = branches.filter((error) => !wrongType.includes(error) && error.keyword !== 'const' && !isUnion(error));
  if (meant.length > 0) return meant.map((error) => ({ pointer: pointerOf(error), detail: sentence(error) }));
  const values = branches.filter((error) => error.keyword === 'const' && error.instancePath === pointer);
  const allowed = values.map((error) => JSON.stringify(error.params['allowedValue']));
  const types = wrongType
    .flatMap((error) => [error.params['type']].flat())
    // A list of allowed texts says more than "text".
    .filter((type) => !(values.length > 0 && type === 'string'))
    .map((type) => typeNames[String(type)] ?? String(type));
  if (allowed.length + types.length > 0) return [{ pointer, detail: `Must be ${list([...allowed, ...types])}.` }];
  return branches.filter((error) => !isUnion(error)).map((error) => ({ pointer: pointerOf(error), detail: sentence(error) }));
}

/**
 * @param errors as ajv left them
 * @param prefix pointer to the validated value within what the caller sent
 * @returns at least one fault, at most `faultsAtMost`, no field named twice
 */
export function faultsOf(errors: readonly ErrorObject[], prefix: string): Fault[] {
  const unions = errors.filter(isUnion);
  const ofUnion = (error: ErrorObject): ErrorObject | undefined =>
    unions.find(
      (union) =>
        union !== error &&
        error.schemaPath.startsWith(`${union.schemaPath}/`) &&
        error.instancePath.startsWith(union.instancePath),
    );
  const faults = new Map<string, Fault>();
  const add = (fault: Fault): void => {
    const pointer = prefix + fault.pointer;
    if (faults.size < faultsAtMost && !faults.has(pointer)) faults.set(pointer, { pointer, detail: fault.detail });
  };
  for (const error of errors) {
    if (ofUnion(error) !== undefined) continue;
    if (isUnion(error))
      for (const fault of unionFaults(
        error,
        errors.filter((other) => ofUnion(other) === error),
      ))
        add(fault);
    else add({ pointer: pointerOf(error), detail: sentence(error) });
  }
  const found = [...faults.values()];
  // Only the deepest: what is said of a field is not said again of its owner.
  const deepest = found.filter((fault) => !found.some((other) => other.pointer.startsWith(`${fault.pointer}/`)));
  return deepest.length > 0 ? deepest : [{ pointer: prefix, detail: 'Is not valid.' }];
}
