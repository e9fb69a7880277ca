/**
 * Text from anywhere, made safe for one header field. In: what a visitor or an agent typed. Out: one line of bounded
 * length without a character that a mail server or reader could take for the field's end.
 */
import { emailPattern, limits } from '@switchboard/shared/limits';

const nameCharacters = 100;
const subjectCharacters = 250;

// C0 and C1 controls, line and paragraph separators, halves of surrogate pairs, and the marks that turn the direction of text.
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202a-\u202e\u2066-\u2069]+/gu;

function oneLine(text: string, characters: number): string {
  // "=?" begins an encoded word (RFC 2047): some readers decode it even where it was meant as text.
  const line = text.replace(unfit, ' ').replaceAll('=?', '= ?').replace(/ {2,}/g, ' ').trim();
  const points = [...line];
  return points.length <= characters ? line : `${points.slice(0, characters - 1).join('')}…`;
}

/** A display name: one line of at most 100 characters. */
export function mailName(text: string): string {
  return oneLine(text, nameCharacters);
}

/** A subject: one line of at most 250 characters. */
export function mailSubject(text: string): string {
  return oneLine(text, subjectCharacters);
}

/** A body: anything but U+0000 and halves of surrogate pairs, lines ended alike; never empty, since an empty part would be left out. */
export function mailBody(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000\p{Surrogate}]/gu, '\ufffd') || '\n';
}

const addressPattern = new RegExp(emailPattern, 'u');

/** True for exactly one address, of the form that the API takes for a person or an agent. */
export function isMailAddress(text: string): boolean {
  return text.length <= limits.emailCharacters && addressPattern.test(text) && text.search(unfit) === -1;
}
