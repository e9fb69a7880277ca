import type { PersonFacts } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import type { Attributes, PersonClaim } from '@switchboard/shared/message';

/** What one message says of its author, country and language resolved. */
export interface Claims {
  person: PersonClaim | undefined;
  country: string | null;
  language: string | null;
}

function foldAttributes(known: Attributes, claimed: Attributes | undefined): Attributes {
  if (claimed === undefined) return known;
  let folded: Attributes | null = null;
  for (const [name, value] of Object.entries(claimed)) {
    // Own ones only: "constructor" is a name like any other.
    if (isSame(Object.hasOwn(known, name) ? known[name] : undefined, value)) continue;
    folded ??= { ...known };
    if (value === null) delete folded[name];
    else if (Object.hasOwn(folded, name) || Object.keys(folded).length < limits.attributesPerPerson) folded[name] = value;
  }
  return folded ?? known;
}

function isSame(known: unknown, claimed: unknown): boolean {
  if (known === claimed) return true;
  if (claimed === null) return known === undefined;
  return Array.isArray(known) && Array.isArray(claimed) && JSON.stringify(known) === JSON.stringify(claimed);
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
