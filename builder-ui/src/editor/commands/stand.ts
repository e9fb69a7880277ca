/** Where the keyboard stands on the canvas, and going elsewhere. */
import { shownGraph } from '../editor-store.ts';
import type { CommandContext } from './command.ts';

/** The node, note or frame whose element has the focus; else the one that is selected alone. */
export function standsOn({ canvas, store }: Pick<CommandContext, 'canvas' | 'store'>): string | null {
  const focused = focusedId(canvas.element, '.react-flow__node');
  const { selectedIds } = store.getState();
  return focused ?? (selectedIds.length === 1 ? (selectedIds[0] ?? null) : null);
}

/** The same for a connection. */
export function standsOnEdge({ canvas, store }: Pick<CommandContext, 'canvas' | 'store'>): string | null {
  const { selectedIds, selectedEdgeIds } = store.getState();
  if (focusedId(canvas.element, '.react-flow__node') !== null) return null;
  const focused = focusedId(canvas.element, '.react-flow__edge');
  return focused ?? (selectedEdgeIds.length === 1 && selectedIds.length === 0 ? (selectedEdgeIds[0] ?? null) : null);
}

function focusedId(canvas: HTMLElement | null, of: string): string | null {
  const { activeElement } = document;
  if (canvas === null || activeElement === null || !canvas.contains(activeElement)) return null;
  return activeElement.matches(of) ? activeElement.getAttribute('data-id') : null;
}

/** Selects a node, brings it into view and gives it the focus. */
export function goTo({ store, canvas }: Pick<CommandContext, 'canvas' | 'store'>, nodeId: string): void {
  store.getState().seek(nodeId);
  focusOn(canvas.element, '.react-flow__node', nodeId);
}

export function goToEdge({ store, canvas }: Pick<CommandContext, 'canvas' | 'store'>, edgeId: string): void {
  store.getState().select([], [edgeId]);
  // From far, in a large automation, it becomes an element with the next frame: until then the canvas has the keys.
  if (!focusOn(canvas.element, '.react-flow__edge', edgeId)) canvas.element?.focus({ preventScroll: true });
}

/** What had the focus may be gone after a command: the canvas keeps the keys, so that the next key counts at once. */
export function keepFocusOnCanvas({ canvas: { element }, store }: Pick<CommandContext, 'canvas' | 'store'>): void {
  const { activeElement } = document;
  const id = activeElement?.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id');
  const { nodes, edges, notes, frames } = shownGraph(store.getState());
  const isThere = id == null || [nodes, edges, notes, frames].some((each) => each?.some((item) => item.id === id));
  if (!isThere && element?.contains(activeElement)) element.focus({ preventScroll: true });
  // What is drawn anew, as by a change of kind, is known with the next frame.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) element?.focus({ preventScroll: true });
  });
}

/** @returns whether it is there */
export function focusOn(canvas: HTMLElement | null, of: string, id: string): boolean {
  const element = canvas?.querySelector<HTMLElement>(`${of}[data-id="${CSS.escape(id)}"]`);
  element?.focus({ preventScroll: true });
  return element != null;
}
