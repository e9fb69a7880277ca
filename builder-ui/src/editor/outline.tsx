/**
 * The graph as a list: every node with its sentence, its faults and where its ports lead, in the order in which walking
 * meets them, those that nothing leads to last; then its notes and frames. For who hears the page, and for small screens;
 * settings, connecting and removing are the canvas' own.
 */
import { useEffect, useMemo } from 'react';
import { besideNodes } from '../graph/beside-nodes.ts';
import { useEditor, useNames, useNodeName, useNodeTypeOf } from './editor-context.ts';
import { isReadOnly, shownGraph } from './editor-store.ts';
import classes from './outline.module.css';
import { focusInOutline } from './outline-id.ts';
import { OutlineBeside } from './outline-beside.tsx';
import { OutlineNode } from './outline-node.tsx';
import { useReadingOrder } from './use-reading-order.ts';

/** The canvas, which measures cards, is not there. */
const notMeasured = new Map<string, number>();

export function Outline() {
  const graph = useEditor(shownGraph);
  const readOnly = useEditor(isReadOnly);
  const sought = useEditor((state) => state.sought);
  const words = { nodeName: useNodeName(), nodeTypeOf: useNodeTypeOf(), names: useNames() };
  const { reached, unreached, names: nodeNames } = useReadingOrder(graph);
  const beside = useMemo(() => besideNodes(graph, [...reached, ...unreached], notMeasured), [graph, reached, unreached]);
  useEffect(() => {
    if (sought !== null) focusInOutline(sought.nodeId);
  }, [sought]);

  return (
    <section aria-label="Outline" className={classes.outline}>
      {graph.nodes.length === 0 ? (
        <p className={classes.empty}>Nothing is drawn yet. Begin with “Incoming message” from the nodes.</p>
      ) : (
        <ol className={classes.list} aria-label="Nodes of this automation">
          {[...reached, ...unreached].map((node, index) => (
            <OutlineNode
              key={node.id}
              node={node}
              name={nodeNames.get(node.id) ?? ''}
              isReached={index < reached.length}
              readOnly={readOnly}
              {...words}
            />
          ))}
        </ol>
      )}
      {beside.length === 0 ? null : <OutlineBeside items={beside} names={nodeNames} />}
    </section>
  );
}
