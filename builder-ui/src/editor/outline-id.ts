/** The element of a node in the outline. */
export function outlineId(nodeId: string): string {
  return `outline-${nodeId}`;
}

/** Gives it the focus, and brings it into view. */
export function focusInOutline(nodeId: string): void {
  document.getElementById(outlineId(nodeId))?.focus();
}

/** Brings it into view, no farther than needed. */
export function showInOutline(nodeId: string): void {
  document.getElementById(outlineId(nodeId))?.scrollIntoView({ block: 'nearest' });
}
