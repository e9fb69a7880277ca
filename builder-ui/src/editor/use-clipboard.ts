/** Copy, cut and paste by the browser's own events, while the canvas has the focus and no text is selected or typed. */
import { useEffect } from 'react';
import { copySelection, pasteText } from './clipboard.ts';
import { isAvailable } from './commands/command.ts';
import { commandById } from './commands/commands.ts';
import { useCommands } from './commands/commands-context.tsx';
import { removeAndHeal } from './commands/node-commands.ts';
import { keepStanding, standingNow } from './commands/stand.ts';
import { isTyping } from './use-shortcuts.ts';

export function useClipboard(): void {
  const { canvas, context } = useCommands();
  useEffect(() => {
    const counts = (event: ClipboardEvent, id: string): boolean => {
      const focus = document.activeElement;
      const isOnCanvas = canvas.element !== null && focus !== null && canvas.element.contains(focus);
      if (event.defaultPrevented || !isOnCanvas || isTyping(focus)) return false;
      return isAvailable(commandById(id), context().store.getState());
    };
    const onCopy = (event: ClipboardEvent): void => {
      if (!counts(event, 'copy') || !window.getSelection()?.isCollapsed) return;
      event.preventDefault();
      copySelection(context(), event.clipboardData);
    };
    const onCut = (event: ClipboardEvent): void => {
      if (!counts(event, 'cut')) return;
      event.preventDefault();
      copySelection(context(), event.clipboardData);
      const before = standingNow(context());
      removeAndHeal(context());
      keepStanding(context(), before);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (!counts(event, 'paste')) return;
      event.preventDefault();
      pasteText(context(), event.clipboardData?.getData('text/plain') ?? '');
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [canvas, context]);
}
