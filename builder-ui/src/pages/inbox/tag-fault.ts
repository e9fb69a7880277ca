/** What is wrong with a tag as it was typed. Pure. */
import { limits } from '@switchboard/shared/limits';
import { tagOf, tagPattern } from '@switchboard/shared/tag';
import { charactersTooMany, tooManyWords } from './characters-too-many.ts';

/** @returns a sentence, or null for a tag that can be added; spaces alone are no tag and no fault */
export function tagFault(text: string): string | null {
  const tag = tagOf(text);
  const tooMany = charactersTooMany(tag, limits.tagCharacters);
  if (tooMany > 0) return tooManyWords(tooMany, limits.tagCharacters);
  return tag === '' || new RegExp(tagPattern).test(tag) ? null : 'Dots alone are no tag.';
}
