/**
 * Words typed where they stand, on the canvas or in the outline. They are in the draft as they are typed; Enter or leaving
 * ends it, Escape puts back what stood there. In a text of several lines Enter breaks the line, and Ctrl or ⌘ with Enter ends
 * it, as Escape does: a paragraph is not lost by a key.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useEditor } from './editor-context.ts';
import { useTypedWords } from './use-typed-words.ts';

interface WordsInPlaceProps {
  label: string;
  className: string | undefined;
  words: string;
  placeholder?: string;
  maxLength: number;
  isLong?: boolean;
  onTyped: (words: string) => void;
}

export function WordsInPlace({ label, className, words, placeholder, maxLength, isLong, onTyped }: WordsInPlaceProps) {
  const write = useEditor((state) => state.write);
  // The field keeps the name by which it was entered, whatever becomes of the words.
  const [former] = useState({ label, words });
  const typing = useTypedWords(words, maxLength, onTyped);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  const leave = (): void => {
    // Leaving takes the field away, which the browser tells as leaving once more.
    if (isLeft.current) return;
    isLeft.current = true;
    const item = field.current?.closest<HTMLElement>('.react-flow__node, li');
    write(null);
    item?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isEnd = event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey);
    if (!isEnd && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!isEnd && !isLong) onTyped(former.words);
    leave();
  };
  const shared = {
    ...typing,
    'aria-label': former.label,
    className: `nodrag nopan nowheel ${className ?? ''}`,
    onKeyDown,
    onBlur: leave,
  };
  return isLong ? <textarea ref={field} {...shared} /> : <input ref={field} {...shared} placeholder={placeholder} />;
}
