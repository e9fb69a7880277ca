/**
 * Words typed where they stand on the canvas. Enter or leaving takes them, Escape leaves them as they were. In a text of
 * several lines Enter breaks the line, and Ctrl or ⌘ with Enter takes it, as Escape does: a paragraph is not lost by a key.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useEditor } from './editor-context.ts';
import { tellFull } from './tell-full.ts';

interface WordsInPlaceProps {
  label: string;
  className: string | undefined;
  words: string;
  placeholder?: string;
  maxLength: number;
  isLong?: boolean;
  onTaken: (words: string) => void;
}

export function WordsInPlace({ label, className, words, placeholder, maxLength, isLong, onTaken }: WordsInPlaceProps) {
  const write = useEditor((state) => state.write);
  const [typed, setTyped] = useState(words);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  const leave = (isTaken: boolean): void => {
    // Leaving takes the field away, which the browser tells as leaving once more.
    if (isLeft.current) return;
    isLeft.current = true;
    const item = field.current?.closest<HTMLElement>('.react-flow__node');
    write(null);
    if (isTaken) onTaken(typed);
    item?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const takes = event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey);
    if (!takes && event.key !== 'Escape') return;
    event.preventDefault();
    leave(takes || isLong === true);
  };
  const type = (typedNow: string): void => {
    setTyped(typedNow);
    tellFull(typedNow, maxLength);
  };
  const shared = {
    'aria-label': label,
    className: `nodrag nopan nowheel ${className ?? ''}`,
    value: typed,
    maxLength,
    onKeyDown,
    onBlur: () => leave(true),
  };
  if (isLong) return <textarea ref={field} {...shared} onChange={(event) => type(event.currentTarget.value)} />;
  return <input ref={field} {...shared} placeholder={placeholder} onChange={(event) => type(event.currentTarget.value)} />;
}
