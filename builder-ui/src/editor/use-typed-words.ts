/**
 * Words that are in the draft as they are typed, so that none are lost with the page. The draft holds them without the
 * spaces around them, and the automation’s name never empty; the field shows them as they were typed until it is left. What comes from
 * elsewhere meanwhile (undo, a colleague) shows at once.
 */
import { type ChangeEvent, useState } from 'react';

/** @param words as the draft has them */
export function useTypedWords(words: string, onTyped: (words: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  const isMine = typed !== null && (typed.trim() === words.trim() || typed.trim() === '');
  return {
    value: isMine ? typed : words,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): void => {
      setTyped(event.currentTarget.value);
      onTyped(event.currentTarget.value);
    },
    onBlur: (): void => setTyped(null),
  };
}
