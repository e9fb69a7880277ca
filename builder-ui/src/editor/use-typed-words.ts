/**
 * Words that are in the draft as they are typed, so that none are lost with the page. The draft holds them without the
 * spaces around them, and the automation’s name never empty; the field shows them as they were typed until it is left. What comes from
 * elsewhere meanwhile (undo, a colleague) shows at once.
 */
import { type ChangeEvent, useState } from 'react';
import { tellFull } from './tell-full.ts';

/**
 * @param words as the draft has them
 * @param characters there is room for; the field says so once they are there
 */
export function useTypedWords(words: string, characters: number, onTyped: (words: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  const isMine = typed !== null && (typed.trim() === words.trim() || typed.trim() === '');
  return {
    value: isMine ? typed : words,
    maxLength: characters,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
      setTyped(event.currentTarget.value);
      onTyped(event.currentTarget.value);
      tellFull(event.currentTarget.value, characters);
    },
    onBlur: (): void => setTyped(null),
  };
}
