import type { EditorCommand } from './command.ts';
import { isMac, keyWords } from './keys.ts';

/** A command's title with its keys: “Tidy up (T)”. */
export function commandHint(title: string, { keys }: Pick<EditorCommand, 'keys'>): string {
  const [first] = keys;
  return first === undefined ? title : `${title} (${keyWords(first, isMac)})`;
}
