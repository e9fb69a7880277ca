/** Dropping a kind of node, a note or a frame from the menu of nodes: over an edge a node goes into it. */
import { useReactFlow } from '@xyflow/react';
import type { DragEvent } from 'react';
import { useNodeTypes } from '../api/node-types.ts';
import { useCommands } from './commands/commands-context.tsx';
import { addBeside } from './add-beside.ts';
import { useEditor } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import { draggedKey, draggedNow, isBeside, nodeTypeMime } from './palette-drag.ts';
import { useAddNode } from './use-add-node.ts';
import type { useSplicing } from './use-splicing.ts';

export function usePaletteDrop({ aim, aimWithType, target }: ReturnType<typeof useSplicing>) {
  const { screenToFlowPosition } = useReactFlow();
  const { data: known } = useNodeTypes();
  const { context } = useCommands();
  const readOnly = useEditor(isReadOnly);
  const addNode = useAddNode();
  const typeOf = (key: string | null) => known?.items.find((item) => draggedKey(item) === key);

  const onDragOver = (event: DragEvent): void => {
    if (readOnly || !event.dataTransfer.types.includes(nodeTypeMime)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    // What is dragged can be read only once it is dropped: the menu of nodes says it meanwhile.
    aimWithType(event, typeOf(draggedNow.key));
  };
  const onDragLeave = (event: DragEvent): void => {
    const { relatedTarget, currentTarget } = event;
    if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) aim(null);
  };
  const onDrop = (event: DragEvent): void => {
    const key = event.dataTransfer.getData(nodeTypeMime);
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const nodeType = typeOf(key);
    const edgeId = target.current;
    aim(null);
    if (readOnly) return;
    if (isBeside(key)) {
      event.preventDefault();
      addBeside(context(), key, at);
      return;
    }
    if (nodeType === undefined) return;
    event.preventDefault();
    addNode(nodeType, edgeId === null ? { kind: 'free', at } : { kind: 'edge', edgeId });
  };
  return { onDragOver, onDragLeave, onDrop };
}
