/** How a node type travels from the palette to the canvas, by the browser's own drag and drop. */
export const nodeTypeMime = 'application/x-switchboard-node-type';

/** The dragged node type as `type@version`. */
export function draggedKey(nodeType: { type: string; version: number }): string {
  return `${nodeType.type}@${nodeType.version}`;
}
