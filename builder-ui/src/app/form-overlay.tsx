/**
 * Drawers and dialogs that something is edited in. In: a form that says by `useUnsaved` whether there is anything to lose.
 * What stays true: neither Escape, nor a click beside, nor the cross, nor a link, nor closing the tab loses it unasked.
 * One that `closeOnEscape={false}` is said of stays at Escape, whatever stands in it.
 */
import { Drawer, type DrawerProps, Modal, type ModalProps } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { createContext, type RefObject, useContext, useEffect, useRef } from 'react';
import { askToLeave, useAskBeforeLeaving } from './use-ask-before-leaving.tsx';

const Unsaved = createContext<RefObject<boolean>>({ current: false });

/** @param isUnsaved whether the form within would lose something */
export function useUnsaved(isUnsaved: boolean): void {
  const unsaved = useContext(Unsaved);
  useEffect(() => {
    unsaved.current = isUnsaved;
    return () => {
      unsaved.current = false;
    };
  }, [unsaved, isUnsaved]);
  useAskBeforeLeaving(isUnsaved);
}

export function FormDrawer(props: DrawerProps) {
  const { unsaved, ...guarded } = useGuard(props);
  return (
    <Unsaved value={unsaved}>
      <Drawer {...props} {...guarded} />
    </Unsaved>
  );
}

export function FormModal(props: ModalProps) {
  const { unsaved, ...guarded } = useGuard(props);
  return (
    <Unsaved value={unsaved}>
      <Modal {...props} {...guarded} />
    </Unsaved>
  );
}

function useGuard({ opened: isOpen, onClose: close, closeOnEscape = true }: DrawerProps | ModalProps) {
  const unsaved = useRef(false);
  const root = useRef<HTMLDivElement>(null);
  const onClose = (): void => (unsaved.current ? askToLeave(close) : close());

  // Mantine closes everything that is open at one Escape, the question above this and then this: only one's own counts.
  useWindowEvent(
    'keydown',
    (event) => {
      const { target } = event;
      if (!isOpen || !closeOnEscape || event.key !== 'Escape' || event.isComposing || !(target instanceof Element)) return;
      const isOwn = target === document.body || root.current?.contains(target) === true;
      if (isOwn && target.getAttribute('data-mantine-stop-propagation') !== 'true') onClose();
    },
    { capture: true },
  );
  return { unsaved, ref: root, onClose, closeOnEscape: false };
}
