/**
 * A button that works cannot be pressed meanwhile, and a browser takes the focus from what cannot be pressed: it has it
 * back when it is done, unless somebody has gone elsewhere.
 */
import { useEffect } from 'react';

export function useFocusOfBusy(): void {
  useEffect(() => {
    const observer = new MutationObserver(([change]) => {
      const { target } = change!;
      if (target instanceof HTMLButtonElement && !target.disabled && document.activeElement === document.body)
        target.focus({ preventScroll: true });
    });
    const onFocus = ({ target }: FocusEvent): void => {
      observer.disconnect();
      if (target instanceof HTMLButtonElement) observer.observe(target, { attributeFilter: ['disabled'] });
    };
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, []);
}
