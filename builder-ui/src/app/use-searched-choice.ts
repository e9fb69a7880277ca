/**
 * What choosers with search have in common. In goes what is typed; what stays true: Enter takes the first that fits, leaving
 * the field takes the only one that fits, and what is typed and not taken is told at the field. Nothing is taken where
 * nothing was typed, and nothing is taken away by choosing it once more.
 */
import { type FocusEvent, type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';

interface Searched {
  error?: ReactNode;
  data?: readonly unknown[] | undefined;
  onFocus?: ((event: FocusEvent<HTMLInputElement>) => void) | undefined;
  onBlur?: ((event: FocusEvent<HTMLInputElement>) => void) | undefined;
  onClear?: (() => void) | undefined;
}

export function useSearchedChoice({ error, data = [], onFocus, onBlur, onClear }: Searched) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [remark, setRemark] = useState<string | null>(null);
  const isSearching = typed !== '' && data.length > 0;

  useEffect(() => {
    if (typed === '') input.current?.removeAttribute('aria-activedescendant');
  }, [typed]);
  // The list marks its first option by itself, or says that there is none; who does not see that hears of it by this. Each
  // time: what is listed may come later than what was typed.
  useEffect(() => {
    if (typed === '') return;
    const heard = optionsOf(input.current).find(isMarked) ?? nothingFoundIn(input.current);
    if (heard === null) input.current?.removeAttribute('aria-activedescendant');
    else input.current?.setAttribute('aria-activedescendant', heard.id);
  });

  return {
    ref: input,
    error: remark ?? error,
    // Who is led to what is wrong reads it: the list, which would cover it, waits for a key or a click.
    openOnFocus: !error,
    selectFirstOptionOnChange: isSearching,
    onInput: (event: FormEvent<HTMLInputElement>) => {
      setTyped(event.currentTarget.value.trim());
      setRemark(null);
    },
    // Before the list sees it, which might have marked nothing yet, and before a form is sent by it.
    onKeyDownCapture: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key !== 'Enter' || typed === '' || event.nativeEvent.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      const options = optionsOf(event.currentTarget);
      (options.find(isMarked) ?? options[0])?.click();
    },
    onOptionSubmit: () => setTyped(''),
    onClear: () => {
      setTyped('');
      onClear?.();
    },
    onFocus: (event: FocusEvent<HTMLInputElement>) => {
      setRemark(null);
      onFocus?.(event);
    },
    onBlur: (event: FocusEvent<HTMLInputElement>) => {
      const options = typed === '' ? [] : optionsOf(event.currentTarget);
      const [only] = options;
      if (options.length === 1 && only !== undefined) {
        if (only.getAttribute('aria-selected') !== 'true') only.click();
      } else if (typed !== '') {
        setRemark(options.length === 0 ? `Nothing was chosen for “${typed}”.` : `“${typed}” fits several: choose one.`);
      }
      setTyped('');
      onBlur?.(event);
    },
  };
}

function listOf(input: HTMLInputElement | null): HTMLElement | null {
  return document.getElementById(input?.getAttribute('aria-controls') ?? '');
}

/** What the list says in place of options, which has an id from now on. */
function nothingFoundIn(input: HTMLInputElement | null): HTMLElement | null {
  const list = listOf(input);
  const said = list?.querySelector<HTMLElement>('[role="option"][aria-disabled="true"]:only-child') ?? null;
  if (said !== null) said.id = `${list?.id}-nothing`;
  return said;
}

/** The options that a chooser lists now and that can be chosen. */
function optionsOf(input: HTMLInputElement | null): HTMLElement[] {
  const list = listOf(input);
  return [...(list?.querySelectorAll<HTMLElement>('[role="option"]:not([aria-disabled="true"])') ?? [])];
}

function isMarked(option: HTMLElement): boolean {
  return option.dataset.comboboxSelected !== undefined;
}
