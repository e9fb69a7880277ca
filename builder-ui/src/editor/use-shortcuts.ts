/** The editor's keys. While text is typed, undo and redo belong to the text. */
import { useEffect } from 'react';
import { useEditorStore } from './editor-context.ts';

export function useShortcuts(save: () => Promise<boolean>): void {
  const store = useEditorStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isCommand = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (isCommand && key === 's') {
        event.preventDefault();
        void save();
        return;
      }
      if (isTyping(event.target)) return;
      if (isCommand && key === 'z') {
        event.preventDefault();
        if (event.shiftKey) store.getState().redo();
        else store.getState().undo();
      } else if (isCommand && key === 'y') {
        event.preventDefault();
        store.getState().redo();
      } else if (event.key === 'Escape' && !event.defaultPrevented) {
        store.getState().select([]);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, save]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
