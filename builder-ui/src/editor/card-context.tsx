/**
 * What every card reads of the server (node types, names of agents and groups), read once for all of them: hundreds of
 * cards that each asked by themselves would cost more than drawing them.
 */
import type { GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { useUpdateNodeInternals } from '@xyflow/react';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef } from 'react';
import type { Names } from '../graph/condition-words.ts';
import type { RunPath } from '../graph/run-path.ts';
import { useNames, useNodeName, useNodeTypeOf, useSentenceOf } from './editor-context.ts';

interface CardWords {
  nodeTypeOf: (node: Pick<GraphNode, 'type' | 'version'>) => NodeTypeDescription | undefined;
  nodeName: (node: GraphNode) => string;
  sentenceOf: (node: GraphNode) => string;
  names: Names;
  /** The run shown on the canvas, or null. */
  path: RunPath | null;
  /** Asks for a card's ports to be measured again; all that ask in one frame are measured together. */
  remeasure: (nodeId: string) => void;
}

const CardContext = createContext<CardWords | null>(null);
const SightContext = createContext<Sight>('near');

/**
 * From where the canvas is seen. `near`: all of every card; `far`: ports are only drawn; `drawn`: from far, and so many
 * that one drawing stands for all cards.
 */
export type Sight = 'near' | 'far' | 'drawn';

interface CardProviderProps {
  path: RunPath | null;
  sight: Sight;
  children: ReactNode;
}

export function CardProvider({ path, sight, children }: CardProviderProps) {
  const nodeTypeOf = useNodeTypeOf();
  const nodeName = useNodeName();
  const sentenceOf = useSentenceOf();
  const names = useNames();
  const remeasure = useRemeasuring();
  const words = useMemo(
    () => ({ nodeTypeOf, nodeName, sentenceOf, names, path, remeasure }),
    [nodeTypeOf, nodeName, sentenceOf, names, path, remeasure],
  );
  return (
    <CardContext value={words}>
      <SightContext value={sight}>{children}</SightContext>
    </CardContext>
  );
}

/** From far ports cannot be used: then they are only drawn, which is much cheaper. */
export function useSight(): Sight {
  return useContext(SightContext);
}

/** Measuring tells everything that is drawn: card by card it would take seconds on a large graph. */
function useRemeasuring(): (nodeId: string) => void {
  const updateNodeInternals = useUpdateNodeInternals();
  const waiting = useRef(new Set<string>());
  return useCallback(
    (nodeId) => {
      waiting.current.add(nodeId);
      if (waiting.current.size > 1) return;
      queueMicrotask(() => {
        const ids = [...waiting.current];
        waiting.current.clear();
        updateNodeInternals(ids);
      });
    },
    [updateNodeInternals],
  );
}

export function useCardWords(): CardWords {
  const words = useContext(CardContext);
  if (words === null) throw new Error('A card stands outside of CardProvider.');
  return words;
}
