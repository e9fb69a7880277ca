/** Where the keyboard stands on the canvas, and going elsewhere. */
import type { Graph } from '@switchboard/shared/graph';
import { neighbourLeft } from '../../graph/standing.ts';
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

/** At this zoom the words on a card can be read. */
export const readableZoom = 0.8;

/** Leads to a node from elsewhere on the page: as `goTo`, and near enough to be read. */
export function leadTo({ store, canvas }: Pick<CommandContext, 'canvas' | 'store'>, nodeId: string): void {
  // Who has the focus on the canvas is led to the node that is sought there.
  canvas.element?.focus({ preventScroll: true });
  store.getState().seek(nodeId, readableZoom);
}

export function goToEdge({ store, canvas }: Pick<CommandContext, 'canvas' | 'store'>, edgeId: string): void {
  store.getState().select([], [edgeId]);
  // From far, in a large automation, it becomes an element with the next frame: until then the canvas has the keys.
  if (!focusOn(canvas.element, '.react-flow__edge', edgeId)) canvas.element?.focus({ preventScroll: true });
}

/** Where the keyboard stands, and in which graph. */
export interface Standing {
  graph: Graph;
  id: string | null;
}

export function standingNow(context: Pick<CommandContext, 'canvas' | 'store'>): Standing {
  const state = context.store.getState();
  const id = standsOn(context) ?? standsOnEdge(context) ?? state.selectedIds[0] ?? state.selectedEdgeIds[0] ?? null;
  return { graph: shownGraph(state), id };
}

/**
 * What one stood on may be gone after a command: then one stands on its neighbour, unless the command chose another place.
 * At least the canvas keeps the keys, so that the next key counts at once.
 */
export function keepStanding(context: Pick<CommandContext, 'canvas' | 'store'>, before: Standing): void {
  const { store, canvas } = context;
  const { element } = canvas;
  const state = store.getState();
  const hasChosen = state.selectedIds.length + state.selectedEdgeIds.length > 0;
  const neighbour = before.id === null || hasChosen ? null : neighbourLeft(before.graph, shownGraph(state), before.id);
  if (neighbour !== null) goTo(context, neighbour);
  else if (!isThere(shownGraph(state), document.activeElement) && element?.contains(document.activeElement))
    element.focus({ preventScroll: true });
  // What is drawn anew, as by a change of kind, is known with the next frame.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) element?.focus({ preventScroll: true });
  });
}

function isThere({ nodes, edges, notes, frames }: Graph, focused: Element | null): boolean {
  const id = focused?.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id');
  return id == null || [nodes, edges, notes, frames].some((each) => each?.some((item) => item.id === id));
}

/** @returns whether it is there */
export function focusOn(canvas: HTMLElement | null, of: string, id: string): boolean {
  const element = canvas?.querySelector<HTMLElement>(`${of}[data-id="${CSS.escape(id)}"]`);
  element?.focus({ preventScroll: true });
  return element != null;
}

/** Whether the canvas has the keys. */
export function isOnCanvas({ canvas: { element } }: Pick<CommandContext, 'canvas'>): boolean {
  return element?.contains(document.activeElement) === true;
}
