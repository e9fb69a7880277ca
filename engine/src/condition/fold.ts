/**
 * Text as it is compared: without regard to case, and nothing else (no accents taken away, no locale), so that a database
 * can make the same comparison whatever its collation (`condition-to-sql.ts`).
 *
 * Unicode's lower case, one code point for one, each by itself:
 * - `İ` (U+0130), whose lower case is two, stays as it is; so does the Kelvin sign (U+212A), so that A to Z alone become
 *   a to z;
 * - `Σ` and both forms of its lower case are one letter wherever they stand.
 * `ß` and `SS` are different texts.
 */
const special = /[\u0130\u03a3\u03c2\u212a]/;
const specials = /[\u0130\u03a3\u03c2\u212a]/g;
const between = /[^\u0130\u212a]+/g;

/** @param text any text; folding twice changes nothing more */
export function fold(text: string): string {
  if (!special.test(text)) return text.toLowerCase();
  return text.replace(specials, (letter) => (letter === 'Σ' || letter === 'ς' ? 'σ' : letter)).replace(between, lower);
}

function lower(text: string): string {
  return text.toLowerCase();
}
