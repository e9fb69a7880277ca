import { limits } from '@switchboard/shared/limits';
import type { Attributes } from '@switchboard/shared/message';

/**
 * Claimed attributes over those known, as many as there is room for (see `attributesWithoutRoom`); null takes one away.
 * @returns the same object when nothing changed
 */
export function foldAttributes(known: Attributes, claimed: Attributes | undefined): Attributes {
  if (claimed === undefined) return known;
  let folded: Attributes | null = null;
  // What is taken away makes room for what comes with it, wherever in the claim it stands.
  const claims = Object.entries(claimed).sort(([, one], [, other]) => Number(one !== null) - Number(other !== null));
  for (const [name, value] of claims) {
    // Own ones only: "constructor" is a name like any other.
    if (isSame(Object.hasOwn(known, name) ? known[name] : undefined, value)) continue;
    const current = folded ?? known;
    const isFull = !Object.hasOwn(current, name) && Object.keys(current).length >= limits.attributesPerPerson;
    if (value !== null && isFull) continue;
    folded ??= { ...known };
    if (value === null) delete folded[name];
    else folded[name] = value;
  }
  return folded ?? known;
}

/** Names of attributes that were claimed and are not among what was folded: there was no room for them. */
export function attributesWithoutRoom(claimed: Attributes | undefined, folded: Attributes): string[] {
  if (claimed === undefined) return [];
  return Object.keys(claimed).filter((name) => claimed[name] !== null && !Object.hasOwn(folded, name));
}

function isSame(known: unknown, claimed: unknown): boolean {
  if (known === claimed) return true;
  if (claimed === null) return known === undefined;
  return Array.isArray(known) && Array.isArray(claimed) && JSON.stringify(known) === JSON.stringify(claimed);
}
