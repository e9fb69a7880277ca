/**
 * Offers variables while one is typed. In: a text field, its text and the variables. Out: what is offered and where, and
 * what the field does on keys. What stays true: it opens by typing alone (or Ctrl-Space), never by a mere click; Escape
 * closes it and nothing else; the caret stands after what was put in.
 */
import type { TemplateVariable } from '@switchboard/shared/template-variables';
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import {
  begunVariable,
  type BegunVariable,
  fittingVariables,
  withInsertedVariable,
  withVariable,
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

export function useVariableCompletion(
  field: RefObject<TextField | null>,
  text: string,
  variables: readonly TemplateVariable[],
  onChange: (text: string) => void,
) {
  const [open, setOpen] = useState<Open | null>(null);
  const wantedCaret = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret is set once the new text is in the field
  useLayoutEffect(() => {
    if (wantedCaret.current === null) return;
    field.current?.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = null;
  }, [text, field]);

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
  const put = (result: { text: string; caret: number }): void => {
    wantedCaret.current = result.caret;
    setOpen(null);
    onChange(result.text);
    field.current?.focus();
  };
  const take = (path: string): void => {
    if (open !== null) put(withVariable(text, open.begun, open.caret, path));
  };
  const insert = (path: string): void => {
    const from = field.current?.selectionStart ?? text.length;
    put(withInsertedVariable(text, { from, to: field.current?.selectionEnd ?? from }, path));
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
  return { offer, lookAt, onSelect, onKeyDown, take, insert, close: () => setOpen(null) };
}
