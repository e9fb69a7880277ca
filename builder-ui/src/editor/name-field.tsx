/** The automation's name, edited where it stands: Enter or leaving it takes it, Escape leaves it as it was. */
import { useState } from 'react';
import { useEditor } from './editor-context.ts';
import classes from './editor.module.css';

export function NameField() {
  const name = useEditor((state) => state.name);
  const setName = useEditor((state) => state.setName);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      aria-label="Name of the automation"
      className={classes.name}
      maxLength={200}
      value={typed ?? name}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null) setName(typed);
        setTyped(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
