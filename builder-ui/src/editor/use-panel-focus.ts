/**
 * Into a node's form and back by keyboard: what opens the settings gives the focus to the form's first field, or to the one
 * it is about, on a phone to the form, since a field would call the keyboard over half of the page; Escape and every way
 * back give it to the node on the canvas, or in the outline.
 */
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { isSmallScreen } from '../app/small-screen.ts';
import { focusOn } from './commands/stand.ts';
import { useCommands } from './commands/commands-context.tsx';
import { useEditor } from './editor-context.ts';
import { fieldIn } from './form/config-id.ts';
import { focusInOutline } from './outline-id.ts';

interface PanelFocus {
  panel: RefObject<HTMLElement | null>;
  comingBack: { onKeyDown: (event: KeyboardEvent<HTMLElement>) => void };
}

const firstField = 'input:not([type=hidden]):not(:disabled), textarea:not(:disabled)';

export function usePanelFocus(nodeId: string): PanelFocus {
  const panel = useRef<HTMLElement>(null);
  const { canvas } = useCommands();
  const sought = useEditor((state) => state.settingsSought);
  const answered = useRef<typeof sought>(null);
  useEffect(() => {
    if (sought === null || sought.nodeId !== nodeId || answered.current === sought) return;
    answered.current = sought;
    const within = panel.current && (fieldIn(panel.current, nodeId, sought.field) ?? panel.current);
    // What has no field, and can only be removed, has a button.
    const field = within?.querySelector<HTMLElement>(within === panel.current ? firstField : `${firstField}, button`);
    (isSmallScreen() ? panel.current : (field ?? panel.current))?.focus();
  }, [sought, nodeId]);

  const leave = (): void => {
    if (!focusOn(canvas.element, '.react-flow__node', nodeId)) focusInOutline(nodeId);
  };
  // Whoever stands in the form when it goes, by whatever way, stands on the node then.
  const onGone = useRef(leave);
  useEffect(() => {
    onGone.current = leave;
  });
  useLayoutEffect(() => {
    const form = panel.current;
    return () => {
      if (form?.contains(document.activeElement)) onGone.current();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isOnlyLeft(event.target)) return;
    event.preventDefault();
    leave();
  };
  return { panel, comingBack: { onKeyDown } };
}

/** A list that is open, and what floats over the form, take Escape for themselves. */
function isOnlyLeft(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.getAttribute('aria-expanded') !== 'true' && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') === null
  );
}
