/** How a node type, a note or a frame travels from the palette to the canvas, by the browser's own drag and drop. */
export const nodeTypeMime = 'application/x-switchboard-node-type';

/** What is dragged at this moment: while dragging, the browser tells its kind but not what it is. */
export const draggedNow: { key: string | null } = { key: null };

/** The dragged node type as `type@version`. */
export function draggedKey(nodeType: { type: string; version: number }): string {
  return `${nodeType.type}@${nodeType.version}`;
}

/** What is drawn beside the nodes. */
export type Beside = 'note' | 'frame';

export function isBeside(key: string): key is Beside {
  return key === 'note' || key === 'frame';
}
