/**
 * Ids of what comes with messages: in the order they were made, as UUIDs of version 7 are (RFC 9562, section 5.7). An index
 * takes them at its end, where the page is at hand; ids in no order cost the embedded database a third more for each message.
 */
import { randomUUID } from 'node:crypto';

/** As many in a millisecond as the 12 bits of `rand_a` count; those beyond take the next one's (section 6.2, method 1). */
const perMs = 4_096;

/**
 * @param now ms since the epoch
 * @returns a function that makes an id of a prefix, `_` and 32 hexadecimal digits: later ones of a prefix sort behind, and
 * 62 bits of each cannot be guessed
 */
export function createOrderedIds(now: () => number): (prefix: string) => string {
  let ms = 0;
  let count = 0;
  return (prefix) => {
    const current = now();
    if (current > ms) {
      ms = current;
      count = 0;
    } else if (count + 1 < perMs) count += 1;
    else {
      ms += 1;
      count = 0;
    }
    // Of a version 4 (Node keeps a store of them), all but what stands before its variant is random.
    const random = randomUUID();
    return `${prefix}_${ms.toString(16).padStart(12, '0')}7${count.toString(16).padStart(3, '0')}${random.slice(19, 23)}${random.slice(24)}`;
  };
}

/** The one order of this process. */
export const orderedId = createOrderedIds(Date.now);
