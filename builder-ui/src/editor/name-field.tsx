/** The automation's name, edited where it stands: Enter or leaving it ends it, Escape puts back what it was called. */
import { useRef } from 'react';
import { useEditor } from './editor-context.ts';
import classes from './editor.module.css';
import { useTypedWords } from './use-typed-words.ts';

export function NameField() {
  const name = useEditor((state) => state.name);
  const setName = useEditor((state) => state.setName);
  const former = useRef(name);
  return (
    <input
      aria-label="Name of the automation"
      className={classes.name}
      {...useTypedWords(name, 200, setName)}
      onFocus={() => {
        former.current = name;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setName(former.current);
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
