/** Says aloud what was drawn, undone or done again, by the name that undo calls it by; not while words are typed. */
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useEditorStore } from './editor-context.ts';
import { isTyping } from './use-shortcuts.ts';

export function Announcer() {
  const store = useEditorStore();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      store.subscribe(({ history }, before) => {
        if (history.present === before.history.present || isTyping(document.activeElement)) return;
        const isUndone = history.future.length > before.history.future.length;
        const title = isUndone ? history.future.at(-1)?.title : history.past.at(-1)?.title;
        setWords(title === undefined ? '' : `${isUndone ? 'Undone' : 'Done'}: ${title}`);
      }),
    [store],
  );
  return (
    <VisuallyHidden role="status" aria-label="What was done">
      {words}
    </VisuallyHidden>
  );
}
