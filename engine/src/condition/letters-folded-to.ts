/**
 * The other way round of `fold`, for letters beyond ASCII. In: a folded letter. Out: the letters that fold to it, itself
 * left out. Made once, at the first question, from `fold` itself (about 15 ms), so that the two cannot disagree.
 */
import { fold } from './fold.ts';

let lettersByFolded: Map<string, string[]> | null = null;

/** Beyond the first three planes there are no letters with a case (Unicode, chapter 2.8). */
const lastCodePoint = 0x2ffff;

function gather(): Map<string, string[]> {
  const gathered = new Map<string, string[]>();
  for (let codePoint = 0x80; codePoint <= lastCodePoint; codePoint += 1) {
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
    const letter = String.fromCodePoint(codePoint);
    const folded = fold(letter);
    if (folded === letter) continue;
    const others = gathered.get(folded);
    if (others === undefined) gathered.set(folded, [letter]);
    else others.push(letter);
  }
  return gathered;
}

/** @param letter one code point, as `fold` leaves it */
export function lettersFoldedTo(letter: string): readonly string[] {
  lettersByFolded ??= gather();
  return lettersByFolded.get(letter) ?? [];
}
