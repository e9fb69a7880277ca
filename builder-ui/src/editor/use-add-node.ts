/** Adding a node of a type: where the pointer let it go, or after the last one when it was added by key or click. */
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { useCallback } from 'react';
import { cardSize, freePosition, positionAfterLast } from '../graph/free-position.ts';
import { initialConfig } from '../graph/initial-config.ts';
import { roomOnEdge } from '../graph/room-on-edge.ts';
import { useEdit, useEditorStore } from './editor-context.ts';
import { newId } from './new-id.ts';

interface Dropping {
  /** The pointer's place in the canvas' own units: the card's head is put under it. */
  at: { x: number; y: number };
  /** The edge under the pointer: the node is spliced into it. */
  edgeId: string | null;
}

/** @returns a function that adds a node and answers with its id */
export function useAddNode(): (nodeType: NodeTypeDescription, dropping?: Dropping) => string {
  const edit = useEdit();
  const store = useEditorStore();
  return useCallback(
    (nodeType, dropping) => {
      const graph = store.getState().history.present;
      const id = newId();
      const wished = dropping && { x: dropping.at.x - cardSize.width / 2, y: dropping.at.y - 28 };
      const position = wished === undefined ? positionAfterLast(graph) : freePosition(graph, wished);
      const config = initialConfig(nodeType.configSchema, nodeType.examples[0]?.config);
      const node = { id, type: nodeType.type, version: nodeType.version, position, config };

      const split = graph.edges.find((edge) => edge.id === dropping?.edgeId);
      const room = split === undefined ? null : roomOnEdge(graph, split);
      const [input] = nodeType.inputs;
      const [output] = nodeType.outputs;
      if (split === undefined || room === null || input === undefined || output === undefined) {
        edit({ kind: 'add-node', node });
        return id;
      }
      const into = { id: newId(), source: split.source, sourceHandle: split.sourceHandle, target: id, targetHandle: input };
      const onward = { id: newId(), source: id, sourceHandle: output, target: split.target, targetHandle: split.targetHandle };
      const placed = {
        ...node,
        position: freePosition({ nodes: graph.nodes.filter((other) => !(other.id in room.positions)) }, room.position),
      };
      edit({ kind: 'add-node', node: placed, edges: [into, onward], replacesEdgeId: split.id, positions: room.positions });
      return id;
    },
    [edit, store],
  );
}
