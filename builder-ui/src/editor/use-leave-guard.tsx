/**
 * Warns before unsaved changes are left: the browser's own warning when the tab closes, a dialog when a link leads
 * away. Going back in the browser's history cannot be stopped; the draft then waits in this tab.
 */
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { leadsAway } from '../app/leads-away.ts';
import { useEditor, useEditorStore } from './editor-context.ts';
import { isUnsaved } from './editor-store.ts';

export function useLeaveGuard(save: () => Promise<boolean>): void {
  const store = useEditorStore();
  const unsaved = useEditor(isUnsaved);
  const [, navigate] = useLocation();
  useEffect(() => {
    if (!unsaved) return;
    const onBeforeUnload = (event: BeforeUnloadEvent): void => event.preventDefault();
    const onClick = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || !leadsAway(event, link)) return;
      event.preventDefault();
      event.stopPropagation();
      const destination = link.pathname + link.search + link.hash;
      modals.openConfirmModal({
        title: 'Leave with unsaved changes?',
        children: (
          <Text size="sm">
            The changes to “{store.getState().name}” are not saved. They are kept in this tab until you close it.
          </Text>
        ),
        labels: { confirm: 'Save and leave', cancel: 'Leave without saving' },
        onConfirm: () => {
          void save().then((isSaved) => {
            if (isSaved) navigate(destination);
          });
        },
        onCancel: () => navigate(destination),
        closeOnCancel: true,
      });
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', onBeforeUnload);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, [unsaved, store, save, navigate]);
}
