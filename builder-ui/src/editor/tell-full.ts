import { refuse } from './refuse.ts';

/** Browsers leave out in silence what goes beyond the length of a field: this says so once it is reached. */
export function tellFull(words: string, characters: number): void {
  if (words.length >= characters) refuse(`There is room for ${characters} characters. What goes beyond is left out.`);
}
