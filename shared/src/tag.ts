import { Type } from 'typebox';
import { limits } from './limits.ts';

/**
 * More than spaces, and neither “.” nor “..”: an address that ends in these means another one, so they could not be
 * removed.
 */
export const tagPattern = '^(?!\\s*\\.{1,2}\\s*$)[\\s\\S]*\\S';

/** A tag of a conversation as it is sent; spaces around it and capitals are taken away. */
export const Tag = Type.String({
  minLength: 1,
  maxLength: limits.tagCharacters,
  pattern: tagPattern,
  description: 'Kept in lower case.',
});

/** The tag as it is kept: in lower case, so that “VIP” and “vip” are one. */
export function tagOf(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
