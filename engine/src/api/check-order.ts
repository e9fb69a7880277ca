import { invalidInput } from './validate.ts';

/**
 * Checks that a list's new order names everything in it exactly once.
 * @param what one of the list, such as `automation`
 * @throws SwitchboardError `invalid-input` naming ids that are unknown or named twice, or one of those left out
 */
export function checkOrder(ids: readonly string[], existing: readonly string[], what: string): void {
  const missing = new Set(existing);
  const known = new Set(existing);
  const errors: { pointer: string; detail: string }[] = [];
  for (const [index, id] of ids.entries()) {
    if (!known.has(id)) errors.push({ pointer: `/ids/${index}`, detail: `There is no ${what} with this id.` });
    else if (!missing.delete(id)) errors.push({ pointer: `/ids/${index}`, detail: `This ${what} is named twice.` });
  }
  if (missing.size > 0) {
    const [first] = missing;
    errors.push({
      pointer: '/ids',
      detail: `The order must name every ${what}; ${missing.size} are left out, ${first} among them.`,
    });
  }
  if (errors.length > 0) throw invalidInput(errors.slice(0, 50));
}
