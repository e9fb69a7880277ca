/**
 * Text made fit for a mail: no control character gets through, so no header and no line can be smuggled in.
 */
import { shortenText } from '../condition/shorten.ts';

const subjectCharacters = 200;
// C0 and C1 controls, line and paragraph separators, and the marks that turn the direction of writing around.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;
const controlsExceptLines = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]+/g;
const loneSurrogates = /\p{Surrogate}/gu;

/**
 * A subject: one line of at most 200 characters.
 * @param text any text
 */
export function subjectLine(text: string): string {
  const line = text.replace(loneSurrogates, '\ufffd').replace(controls, ' ').replace(/\s+/g, ' ').trim();
  return shortenText(line, subjectCharacters);
}

/**
 * Lines of text: line feeds and tabs stay, every other control character goes.
 * @param text any text
 */
export function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(loneSurrogates, '\ufffd').replace(controlsExceptLines, '').trim();
}

/**
 * Text as HTML shows it.
 * @param text any text
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);
