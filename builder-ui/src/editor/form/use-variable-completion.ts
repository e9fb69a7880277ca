/**
 * Offers variables while one is typed. In: a text field, its text and the variables. Out: what is offered and where, and
 * what the field does on keys. What stays true: it opens by typing alone (or Ctrl-Space), never by a mere click; Escape
 * closes it and nothing else; what is put in is as if typed: the caret stands after it, and the field's own undo takes it
 * back.
 */
import type { TemplateVariable } from '@switchboard/shared/template-variables';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import {
  begunVariable,
  type BegunVariable,
  finishedVariable,
  fittingVariables,
  type Replacement,
  wholeVariable,
} from '../../graph/template-completion.ts';
import { type CaretPlace, caretPlace } from './caret-place.ts';

type TextField = HTMLTextAreaElement | HTMLInputElement;

export interface Offer {
  variables: TemplateVariable[];
  chosen: number;
  place: CaretPlace;
}

interface Open {
  begun: BegunVariable;
  caret: number;
  chosen: number;
  place: CaretPlace;
}

export function useVariableCompletion(field: RefObject<TextField | null>, text: string, variables: readonly TemplateVariable[]) {
  const [open, setOpen] = useState<Open | null>(null);
  const hasBeenStoodIn = useRef(false);

  const fitting = open === null ? [] : fittingVariables(variables, open.begun.typed);
  const offer: Offer | null =
    open === null || fitting.length === 0
      ? null
      : { variables: fitting, chosen: Math.min(open.chosen, fitting.length - 1), place: open.place };

  const lookAt = (input: TextField): void => {
    const caret = input.selectionStart ?? 0;
    const begun = begunVariable(input.value, caret);
    setOpen(begun === null ? null : { begun, caret, chosen: 0, place: caretPlace(input, begun.from) });
  };
  const put = ({ from, to, words }: Replacement): void => {
    setOpen(null);
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
    // No newer way writes into a field without emptying what its undo knows.
    document.execCommand('insertText', false, words);
  };
  const take = (path: string): void => {
    if (open !== null) put(finishedVariable(text, open.begun, open.caret, path));
  };
  const insert = (path: string): void => {
    const input = field.current;
    // Browsers put the caret of a field that nobody was in yet before its text.
    const from = (hasBeenStoodIn.current ? input?.selectionStart : null) ?? text.length;
    const to = (hasBeenStoodIn.current ? input?.selectionEnd : null) ?? from;
    put({ from, to, words: wholeVariable(path) });
  };

  const onKeyDown = (event: KeyboardEvent<TextField>): void => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      lookAt(event.currentTarget);
      return;
    }
    if (open === null || offer === null) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = offer.variables[offer.chosen];
    if (step !== undefined) setOpen({ ...open, chosen: (offer.chosen + step + offer.variables.length) % offer.variables.length });
    else if (event.key === 'Escape') setOpen(null);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) take(chosen.path);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** The caret was moved: what was begun is followed or left. */
  const onSelect = (input: TextField): void => {
    if (open !== null && input.selectionStart !== open.caret) lookAt(input);
  };
  const onFocus = (): void => {
    hasBeenStoodIn.current = true;
  };
  return { offer, lookAt, onSelect, onFocus, onKeyDown, take, insert, close: () => setOpen(null) };
}
