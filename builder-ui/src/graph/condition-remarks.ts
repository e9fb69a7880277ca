/** Faults and doubts about a condition, each at the part it is about. */

/** Something to say about a part of a condition. */
export interface PartRemark {
  severity: 'error' | 'warning';
  /** RFC 6901, from the condition's root. */
  pointer: string;
  message: string;
}

/**
 * What is to be said at one part: all that is about it or something in it, but not in one of its own parts.
 * @param pointer the part's own
 * @param parts pointers of the parts within it, which say theirs themselves
 */
export function remarksAt(remarks: readonly PartRemark[], pointer: string, parts: readonly string[]): PartRemark[] {
  return remarks.filter((remark) => isWithin(remark.pointer, pointer) && !parts.some((part) => isWithin(remark.pointer, part)));
}

function isWithin(pointer: string, whole: string): boolean {
  return pointer === whole || pointer.startsWith(`${whole}/`);
}

/** A tree of faults by field, each field with its own under `__errors`. */
interface FaultTree {
  __errors?: string[];
  [field: string]: FaultTree | string[] | undefined;
}

/**
 * The faults of a tree as a list; a field's name becomes a step of the pointer.
 * @param doubts messages that are warnings, not errors
 */
export function remarksOfTree(tree: FaultTree | undefined, doubts: ReadonlySet<string>, pointer = ''): PartRemark[] {
  return Object.entries(tree ?? {}).flatMap(([name, part]): PartRemark[] => {
    if (part === undefined) return [];
    if (Array.isArray(part))
      return part.map((message) => ({ severity: doubts.has(message) ? 'warning' : 'error', pointer, message }));
    return remarksOfTree(part, doubts, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  });
}
