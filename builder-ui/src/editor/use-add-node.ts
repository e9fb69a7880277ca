/** Adding a node of a type, at a place of the canvas or after the last one; refused, with the reason, when there is no room. */
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { useCallback } from 'react';
import { newNodeEdit, type NodePlace } from '../graph/new-node.ts';
import { refuseGrowth } from '../graph/piece.ts';
import { useEdit, useEditorStore } from './editor-context.ts';
import { newId } from './new-id.ts';
import { refuse } from './refuse.ts';

/** @returns a function that adds a node and answers with its id, or null when it was refused */
export function useAddNode(): (nodeType: NodeTypeDescription, place?: NodePlace) => string | null {
  const edit = useEdit();
  const store = useEditorStore();
  return useCallback(
    (nodeType, place = { kind: 'free' }) => {
      const graph = store.getState().history.present;
      const reason = refuseGrowth(graph, { nodes: 1 });
      if (reason !== null) {
        refuse(reason);
        return null;
      }
      const addition = newNodeEdit(graph, nodeType, place, newId);
      edit(addition);
      return addition.node.id;
    },
    [edit, store],
  );
}
