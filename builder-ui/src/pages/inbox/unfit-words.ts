/** An attribute that came with a message and was left out, as a sentence. Pure. */
import { limits } from '@switchboard/shared/limits';
import type { UnfitAttribute } from '@switchboard/shared/person';
import { attributeTypeWords } from '../people/attribute-types.ts';

const valueCharacters = 60;

/** “orders” came as “many”, which is not a number: it was left out. Or why there was no room for it. */
export function unfitWords({ name, value, type }: UnfitAttribute): string {
  const came = Array.isArray(value) ? value.join(', ') : String(value);
  const shown = came.length > valueCharacters ? `${came.slice(0, valueCharacters - 1)}…` : came;
  if (type === null)
    return `“${name}”, which came as “${shown}”, was left out: a person has at most ${limits.attributesPerPerson} attributes.`;
  return `“${name}” came as “${shown}”, which is not ${attributeTypeWords[type]}: it was left out.`;
}
