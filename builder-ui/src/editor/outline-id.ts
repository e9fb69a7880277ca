const prefix = 'outline-';

/** The element of a node in the outline. */
export function outlineId(nodeId: string): string {
  return `${prefix}${nodeId}`;
}

/** The node of the outline that this is in; null when it is in none. */
export function nodeInOutline(target: EventTarget | null): string | null {
  const item = target instanceof Element ? target.closest(`li[id^="${prefix}"]`) : null;
  return item?.id.slice(prefix.length) ?? null;
}

/** Gives it the focus, and brings it into view. */
export function focusInOutline(nodeId: string): void {
  document.getElementById(outlineId(nodeId))?.focus();
}

/** Brings it into view, no farther than needed. */
export function showInOutline(nodeId: string): void {
  document.getElementById(outlineId(nodeId))?.scrollIntoView({ block: 'nearest' });
}

/** Gives the focus to its neighbour, since it is about to go; to the outline when it has none. */
export function leaveInOutline(nodeId: string): void {
  const item = document.getElementById(outlineId(nodeId));
  const next = item?.nextElementSibling ?? item?.previousElementSibling ?? item?.closest('section');
  if (next instanceof HTMLElement) next.focus();
}
