/**
 * The automation's name, the page's heading; edited where it stands: Enter or leaving it ends it, Escape puts back what it
 * was called.
 */
import { VisuallyHidden } from '@mantine/core';
import { useRef } from 'react';
import { useEditor } from './editor-context.ts';
import classes from './editor.module.css';
import { useTypedWords } from './use-typed-words.ts';

export function NameField() {
  const name = useEditor((state) => state.name);
  const mayChange = useEditor((state) => state.mayChange);
  const setName = useEditor((state) => state.setName);
  const former = useRef(name);
  const typing = useTypedWords(name, 200, setName);
  if (!mayChange)
    return (
      <h1 className={classes.name} tabIndex={-1}>
        {name}
      </h1>
    );
  return (
    <>
      <VisuallyHidden component="h1" tabIndex={-1}>
        {name}
      </VisuallyHidden>
      <input
        aria-label="Name of the automation"
        className={classes.name}
        {...typing}
        onFocus={() => {
          former.current = name;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setName(former.current);
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </>
  );
}
