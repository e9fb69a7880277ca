/**
 * Asks before changes that are not saved are left: the browser's own warning when the tab closes, a dialog when a link
 * leads to another page. Going back in the browser's history cannot be stopped.
 */
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { leadsAway } from './leads-away.ts';

const always = (): boolean => true;

/** @param leave called when whoever was asked wants to go */
export function askToLeave(leave: () => void): void {
  modals.openConfirmModal({
    title: 'Leave without saving?',
    children: <Text size="sm">What you changed here is not saved, and is lost when you leave.</Text>,
    labels: { confirm: 'Leave without saving', cancel: 'Stay' },
    confirmProps: { color: 'red' },
    onConfirm: leave,
  });
}

/**
 * @param isChanged whether there is anything to lose
 * @param isLost asked in the moment of leaving whether it would be; always the same function
 */
export function useAskBeforeLeaving(isChanged: boolean, isLost: () => boolean = always): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    if (!isChanged) return;
    const onBeforeUnload = (event: BeforeUnloadEvent): void => {
      if (isLost()) event.preventDefault();
    };
    const onClick = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || !leadsAway(event, link) || !isLost()) return;
      event.preventDefault();
      event.stopPropagation();
      askToLeave(() => navigate(link.pathname + link.search + link.hash));
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', onBeforeUnload);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, [isChanged, isLost, navigate]);
}
