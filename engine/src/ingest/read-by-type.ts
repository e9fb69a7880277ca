/**
 * Reads what a message says of its author by the types that attributes are defined to have. In: a message, the types. Out:
 * the message with values of those types. Pure. What stays true: no value keeps a message out; one that means nothing by
 * its type changes nothing about the person and is kept beside the message, where people see it.
 */
import type { AttributeValue } from '@switchboard/shared/message';
import type { AttributeType, UnfitAttribute } from '@switchboard/shared/person';
import { fitsType, valueOfType } from '../condition/attribute-types.ts';
import type { IncomingMessage } from './resolve-messages.ts';

/** @returns the same object when every value has its type already */
export function readByType(message: IncomingMessage, types: ReadonlyMap<string, AttributeType>): IncomingMessage {
  const { person } = message.input;
  if (person?.attributes === undefined || types.size === 0) return message;
  const attributes = { ...person.attributes };
  const unfit: UnfitAttribute[] = [];
  let isAsSent = true;
  for (const [name, value] of Object.entries(attributes)) {
    const type = types.get(name);
    if (type === undefined || fitsType(value, type)) continue;
    isAsSent = false;
    const meant = valueOfType(value, type);
    if (meant !== undefined) attributes[name] = meant;
    else {
      delete attributes[name];
      if (!isBlank(value)) unfit.push({ name, value, type });
    }
  }
  return isAsSent ? message : { ...message, input: { ...message.input, person: { ...person, attributes } }, unfit };
}

/** As in a file, a field that was left empty changes nothing. */
function isBlank(value: AttributeValue): boolean {
  return typeof value === 'string' && value.trim() === '';
}
