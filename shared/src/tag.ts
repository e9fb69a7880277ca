import { Type } from 'typebox';
import { limits } from './limits.ts';

/** A tag of a conversation as it is sent; spaces around it and capitals are taken away. */
export const Tag = Type.String({
  minLength: 1,
  maxLength: limits.tagCharacters,
  pattern: '\\S',
  description: 'Kept in lower case.',
});

/** The tag as it is kept: in lower case, so that “VIP” and “vip” are one. */
export function tagOf(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
