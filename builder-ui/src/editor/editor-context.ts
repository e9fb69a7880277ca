/** The open editor's store, for every part of the editor, and the few things that are read from several at once. */
import type { GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { createContext, useCallback, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { useAgents } from '../api/agents.ts';
import { useGroups } from '../api/groups.ts';
import { useSegmentNames } from '../api/segments.ts';
import { useNodeTypes } from '../api/node-types.ts';
import type { Names } from '../graph/condition-words.ts';
import type { Edit } from '../graph/edit.ts';
import { missingTypeWords } from '../graph/missing-type-words.ts';
import { nodeSentence } from '../graph/node-sentence.ts';
import type { EditorState, EditorStore } from './editor-store.ts';

export const EditorContext = createContext<EditorStore | null>(null);

/** The store itself, for acting on it outside of rendering. */
export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (store === null) throw new Error('This part of the editor stands outside of EditorContext.');
  return store;
}

/** A part of the editor's state; renders again when that part changes. */
export function useEditor<Part>(select: (state: EditorState) => Part): Part {
  return useStore(useEditorStore(), select);
}

/** Finds the description of a node's type; undefined when the server does not know it. */
export function useNodeTypeOf(): (node: Pick<GraphNode, 'type' | 'version'>) => NodeTypeDescription | undefined {
  const { data } = useNodeTypes();
  return useMemo(() => {
    const byType = new Map(data?.items.map((item) => [`${item.type}@${item.version}`, item]));
    return (node: Pick<GraphNode, 'type' | 'version'>) => byType.get(`${node.type}@${node.version}`);
  }, [data]);
}

/** What a node is called on screen: its own name, else its type's title. */
export function useNodeName(): (node: GraphNode) => string {
  const nodeTypeOf = useNodeTypeOf();
  return useCallback((node: GraphNode) => node.name ?? nodeTypeOf(node)?.title ?? node.type, [nodeTypeOf]);
}

/** Applies an edit to the draft, under the name that undo calls it by. */
export function useEdit(): (edit: Edit) => void {
  const store = useEditorStore();
  const nodeName = useNodeName();
  return useCallback((edit: Edit) => store.getState().edit(edit, nodeName), [store, nodeName]);
}

/** Names of agents, groups and segments by id; null for those that are gone. While they load, nothing is said to be gone. */
export function useNames(): Names {
  const { data: agents } = useAgents();
  const { data: groups } = useGroups();
  const { data: segments } = useSegmentNames();
  return useMemo(() => {
    const segmentNames = new Map(segments?.map((segment) => [segment.id, segment.name]));
    const agentNames = new Map(agents?.map((agent) => [agent.id, agent.name]));
    const groupNames = new Map(groups?.map((group) => [group.id, group.name]));
    return {
      agent: (id: string) => agentNames.get(id) ?? (agents === undefined ? '…' : null),
      group: (id: string) => groupNames.get(id) ?? (groups === undefined ? '…' : null),
      segment: (id: string) => segmentNames.get(id) ?? (segments === undefined ? '…' : null),
    };
  }, [agents, groups, segments]);
}

/** What a node does, in a sentence: as it is configured, else as its type does in general; or that its type is missing. */
export function useSentenceOf(): (node: GraphNode) => string {
  const { data } = useNodeTypes();
  const nodeTypeOf = useNodeTypeOf();
  const names = useNames();
  return useCallback(
    (node: GraphNode) => {
      const nodeType = nodeTypeOf(node);
      if (nodeType !== undefined) return nodeSentence(nodeType, node.config, names) || nodeType.summary;
      return data === undefined ? '' : missingTypeWords(node, data.items);
    },
    [data, nodeTypeOf, names],
  );
}
