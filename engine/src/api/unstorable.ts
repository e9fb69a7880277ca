/**
 * Finds what JSON can say and the database cannot keep. In: any parsed JSON. Out: the faults, by pointer, and how many
 * values were seen. What stays true: it never recurses, so no nesting overflows the stack; it names at most
 * `faultsAtMost` faults; pointers are made only when there is a fault, because every message passes through here.
 */
export interface Fault {
  /** RFC 6901. */
  pointer: string;
  /** A sentence. */
  detail: string;
}

/** Deeper nesting is refused: everything after this may walk a value by recursion. */
export const depthAtMost = 64;
export const faultsAtMost = 50;

/** A step of a JSON pointer, escaped (RFC 6901, section 3). */
export function pointerStep(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

// In every Node that is supported, and not yet in the library that the compiler is told of.
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();

function textFault(text: string): string | null {
  if (text.includes('\u0000')) return 'Must not contain the character U+0000.';
  return isWellFormed(text) ? null : 'Must not contain half of a surrogate pair.';
}

function faultOf(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return textFault(value);
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'Must be a number of finite size.';
  if (typeof value === 'object' && value !== null && depth > depthAtMost)
    return `Must not be nested deeper than ${depthAtMost} levels.`;
  return null;
}

/** Where a value stands: its name within its owner. */
interface Place {
  value: unknown;
  name: string;
  owner: Place | null;
  depth: number;
}

function pointerOf(place: Place): string {
  const steps: string[] = [];
  for (let at: Place = place; at.owner !== null; at = at.owner) steps.push(pointerStep(at.name));
  return steps.reverse().join('');
}

/**
 * @param value parsed JSON
 * @returns the faults, none when all can be kept, and the number of values looked at
 */
export function findUnstorable(value: unknown): { faults: Fault[]; values: number } {
  const faults: Fault[] = [];
  const stack: Place[] = [{ value, name: '', owner: null, depth: 1 }];
  let values = 0;
  while (stack.length > 0 && faults.length < faultsAtMost) {
    const place = stack.pop()!;
    values += 1;
    const detail = faultOf(place.value, place.depth);
    if (detail !== null) faults.push({ pointer: pointerOf(place), detail });
    else if (typeof place.value === 'object' && place.value !== null) values += pushParts(place, place.value, stack, faults);
  }
  return { faults, values };
}

/** Looks at the texts and numbers of a value at once and leaves its objects and lists for later. @returns how many were looked at */
function pushParts(owner: Place, value: object, stack: Place[], faults: Fault[]): number {
  let looked = 0;
  const isList = Array.isArray(value);
  for (const name in value) {
    const part: unknown = (value as Record<string, unknown>)[name];
    // The name itself cannot be shown in the answer as it is; its owner is named instead.
    const ofName = isList ? null : textFault(name);
    if (ofName !== null) faults.push({ pointer: pointerOf(owner), detail: `Names of fields: ${ofName}` });
    const place = { value: part, name, owner, depth: owner.depth + 1 };
    if (typeof part === 'object' && part !== null) stack.push(place);
    else {
      looked += 1;
      const detail = faultOf(part, place.depth);
      if (detail !== null) faults.push({ pointer: pointerOf(place), detail });
    }
    if (faults.length >= faultsAtMost) break;
  }
  return looked;
}
