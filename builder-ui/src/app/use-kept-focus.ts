/**
 * The focus never falls to the page. A dialog that closes, a menu, a row that is deleted take along what has the focus:
 * it then goes to the same place in the next row, else to what it stood in (a dialog, the canvas), else back to what had
 * it before, else to the page's main part. A page that opens in another's place begins at its heading, once it has one;
 * who goes through its tabs stays on them. What stays true: whoever moves the focus by themselves comes first.
 */
import { useEffect } from 'react';

/** An element that had the focus, with what can be told of its place only while it stands there. */
interface Mark {
  element: HTMLElement;
  path: string;
  /** What it stood in, from the inside. */
  around: Element[];
  /** The rows after and before its own, and which of its row's elements it was. */
  besides: Element[];
  index: number;
}

/** Id of the page's main part. */
export const pageId = 'page';

/** Until whoever closes or removes something has moved the focus by themselves, as dialogs and menus do. */
const settledMs = 60;
const marksAtMost = 24;
const focusable = 'a[href], button, input:not([type=hidden]), textarea, select, [tabindex]';

export function useKeptFocus(): void {
  useEffect(() => {
    const trail: Mark[] = [];
    let timer: number | undefined;
    /** Of the page that is shown. */
    let path = location.pathname;
    /** True until one has come to where the page begins. */
    let isArriving = false;
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      const known = trail.findIndex(({ element }) => element === target);
      if (known !== -1) trail.splice(known, 1);
      trail.push(markOf(target));
      if (trail.length > marksAtMost) trail.shift();
    };
    const isLost = (): boolean => document.activeElement === document.body && trail.at(-1)?.element.isConnected === false;
    const hasLeft = (): boolean => location.pathname !== path;
    const arrive = (): void => {
      const present = document.activeElement;
      const last = trail.at(-1);
      const page = document.getElementById(pageId);
      const wasMoved = present !== page && last?.element === present && last?.path === path;
      // A dialog that led here closes by itself.
      if (!wasMoved && present?.closest('[role=dialog]')) return;
      const begin = wasMoved ? null : beginOfPage(last);
      isArriving = !wasMoved && begin === null;
      (isArriving ? page : begin)?.focus({ preventScroll: true });
    };
    const settle = (): void => {
      // Who has not had the focus anywhere yet begins where the browser has them begin.
      if (hasLeft()) isArriving = trail.length > 0;
      path = location.pathname;
      if (isLost() && (trail.at(-1)?.path !== path || trail.at(-1)?.element.matches('h1'))) isArriving = true;
      if (isArriving) arrive();
      else if (isLost()) heirOf(trail)?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      if (!hasLeft() && !isArriving && !isLost()) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(settle, settledMs);
    });
    document.addEventListener('focusin', onFocus);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      observer.disconnect();
      window.clearTimeout(timer);
    };
  }, []);
}

/** Null while the page has no heading yet. */
function beginOfPage(left: Mark | undefined): HTMLElement | null {
  const tab = left?.element.matches('[role=tab]') ? `#${pageId} [role=tab][aria-selected=true]` : null;
  return (tab === null ? null : document.querySelector<HTMLElement>(tab)) ?? document.querySelector<HTMLElement>(`#${pageId} h1`);
}

function markOf(element: HTMLElement): Mark {
  const around: Element[] = [];
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) around.push(parent);
  const row = element.closest('li, tr');
  const besides = [row?.nextElementSibling, row?.previousElementSibling].filter((each) => each != null);
  const index = row === null ? -1 : [...row.querySelectorAll(focusable)].indexOf(element);
  return { element, path: location.pathname, around, besides, index };
}

/** What the focus goes to after the last of these is gone. */
function heirOf(trail: readonly Mark[]): HTMLElement | null {
  const lost = trail.at(-1);
  const region = lost?.around.find((each) => each.isConnected && each.getAttribute('tabindex') === '-1' && each.id !== pageId);
  if (lost === undefined) return null;
  const inPlace = inNextRow(lost) ?? (region instanceof HTMLElement && isUsable(region) ? region : null);
  if (inPlace !== null) return inPlace;
  for (const mark of trail.toReversed()) {
    const heir = isUsable(mark.element) ? mark.element : inNextRow(mark);
    if (heir !== null) return heir;
  }
  return document.getElementById(pageId);
}

function inNextRow({ besides, index }: Mark): HTMLElement | null {
  const row = besides.find((each) => each.isConnected);
  const elements = [...(row?.querySelectorAll<HTMLElement>(focusable) ?? [])];
  return [elements[index], ...elements].find((each) => each !== undefined && isUsable(each)) ?? null;
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.getClientRects().length > 0;
}
