/**
 * The name that somebody meant who wrote another one. In: what was written, and the names there are. Out: the nearest of
 * them, or null when none is near. Pure. Letters' case counts for nothing; two letters the wrong way round are one slip.
 */

/**
 * @param written what somebody wrote
 * @param names what there is; of equally near ones the first is taken
 */
export function nearestName(written: string, names: Iterable<string>): string | null {
  const wanted = written.toLowerCase();
  let nearest: string | null = null;
  let fewest = Math.max(1, Math.floor(written.length / 4)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) >= fewest) continue;
    const slips = slipsBetween(wanted, name.toLowerCase());
    if (slips >= fewest || slips >= name.length) continue;
    nearest = name;
    fewest = slips;
  }
  return nearest;
}

/** Letters to add, leave out, change or swap with their neighbour (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const present = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let slips = Math.min(at(last, column) + 1, at(present, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1));
      const isSwapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      present.push(slips);
    }
    [beforeLast, last] = [last, present];
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
