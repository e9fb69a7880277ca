import type { PersonFacts } from '@switchboard/shared/facts';
import type { PersonClaim } from '@switchboard/shared/message';
import { foldAttributes } from '../run/fold-attributes.ts';

/** What one message says of its author, country and language resolved. */
export interface Claims {
  person: PersonClaim | undefined;
  country: string | null;
  language: string | null;
}

/**
 * Folds a message's claims into a person. Pure; what is claimed again changes nothing.
 * @param person as known before the message
 * @param claims of the message
 * @param mayChangeEmail false for a person known by the e-mail alone, who keeps it
 * @returns the same object when nothing changed
 */
export function foldPerson(person: PersonFacts, claims: Claims, mayChangeEmail: boolean): PersonFacts {
  const { person: claim } = claims;
  const email = mayChangeEmail && claim?.email !== undefined ? claim.email : person.email;
  const name = claim?.name ?? person.name;
  const country = claims.country ?? person.country;
  const language = claims.language ?? person.language;
  const attributes = foldAttributes(person.attributes, claim?.attributes);
  if (
    email === person.email &&
    name === person.name &&
    country === person.country &&
    language === person.language &&
    attributes === person.attributes
  ) {
    return person;
  }
  return { ...person, email, name, country, language, attributes };
}
