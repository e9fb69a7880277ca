/**
 * The graph as a list: every node with its sentence, its faults and where its ports lead, in the order in which walking
 * meets them, those that nothing leads to last; then its notes and frames. While a run is shown, what each node saw and
 * answered. For who hears the page, and for small screens; settings, connecting and removing are the canvas' own.
 */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { GraphNode } from '@switchboard/shared/graph';
import { besideNodes } from '../graph/beside-nodes.ts';
import { leadsOf } from '../graph/leads-of.ts';
import { useEditor, useEditorStore, useNodeName, useNodeTypeOf, useSentenceOf } from './editor-context.ts';
import { isPastShown, isReadOnly, shownGraph } from './editor-store.ts';
import classes from './outline.module.css';
import { focusInOutline, showInOutline } from './outline-id.ts';
import { OutlineBeside } from './outline-beside.tsx';
import { OutlineNode } from './outline-node.tsx';
import { outcomeOn } from './outcome-looks.ts';
import { useReadingOrder } from './use-reading-order.ts';
import { useRunPath } from './use-run-path.ts';

/** So many nodes are there at once; the others of a large automation follow while one reads these. */
const shownFirst = 24;
/** So many of them stand before the node that one comes from. */
const shownBefore = 4;

/** The canvas, which measures cards, is not there. */
const notMeasured = new Map<string, number>();

export function Outline() {
  const graph = useEditor(shownGraph);
  const readOnly = useEditor(isReadOnly);
  const mayChange = useEditor((state) => state.mayChange);
  const isDraft = !useEditor(isPastShown);
  const sought = useEditor((state) => state.sought);
  const path = useRunPath(graph);
  const words = { nodeName: useNodeName(), nodeTypeOf: useNodeTypeOf(), sentenceOf: useSentenceOf() };
  const { reached, unreached, names: nodeNames } = useReadingOrder(graph);
  const ordered = useMemo(() => [...reached, ...unreached], [reached, unreached]);
  const isReached = useMemo(() => new Set(reached), [reached]);
  const beside = useMemo(() => besideNodes(graph, ordered, notMeasured), [graph, ordered]);
  const { shown, isWhole } = useShownNodes(ordered);
  useEffect(() => {
    if (sought !== null) focusInOutline(sought.nodeId);
  }, [sought]);
  // The sheet that opens on a phone takes most of the room: what it is about stays in sight.
  const chosenId = useEditor(({ selectedIds }) => (selectedIds.length === 1 ? selectedIds[0] : undefined));
  // biome-ignore lint/correctness/useExhaustiveDependencies: those that follow push it down.
  useEffect(() => {
    if (chosenId !== undefined) showInOutline(chosenId);
  }, [chosenId, isWhole]);

  // Whoever stood on the canvas stands in the outline then, on the same node.
  const section = useRef<HTMLElement>(null);
  const store = useEditorStore();
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    section.current?.focus({ preventScroll: true });
    const [id] = store.getState().selectedIds;
    if (id !== undefined) focusInOutline(id);
  }, [store]);

  return (
    <section ref={section} tabIndex={-1} aria-label="Outline" className={classes.outline}>
      {graph.nodes.length === 0 ? (
        <p className={classes.empty}>
          Nothing is drawn yet.{mayChange ? ' Begin with “Incoming message” from the nodes.' : null}
        </p>
      ) : (
        <ol className={classes.list} aria-label="Nodes of this automation" aria-busy={!isWhole}>
          {shown.map((node) => (
            <OutlineNode
              key={node.id}
              node={node}
              name={nodeNames.get(node.id) ?? ''}
              leads={leadsOf(graph, node.id, nodeNames)}
              isReached={isReached.has(node)}
              isDraft={isDraft}
              readOnly={readOnly}
              outcome={outcomeOn(path, node.id)}
              step={path?.stepByNode.get(node.id)}
              {...words}
            />
          ))}
        </ol>
      )}
      {beside.length === 0 ? null : <OutlineBeside items={beside} names={nodeNames} />}
    </section>
  );
}

/** The nodes that are in the list by now: at first those about the one that is selected, which is found at once then. */
function useShownNodes(ordered: readonly GraphNode[]): { shown: readonly GraphNode[]; isWhole: boolean } {
  const sought = useEditor((state) => state.sought);
  const selectedId = useEditor(({ selectedIds }) => selectedIds[0]);
  const [first] = useState(() => {
    const index = ordered.findIndex(({ id }) => id === (selectedId ?? sought?.nodeId));
    return { sought, from: Math.max(0, index - shownBefore) };
  });
  const hasFollowed = useDeferredValue(true, ordered.length <= shownFirst);
  // Who goes to a node meanwhile waits for it.
  const isWhole = hasFollowed || sought !== first.sought;
  return { shown: isWhole ? ordered : ordered.slice(first.from, first.from + shownFirst), isWhole };
}
