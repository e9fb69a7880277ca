/**
 * Two graphs as one drawing, to look at: each node, edge, note and frame says with a sign and a word what became of it. In
 * go the newer graph, the difference, and what to bring into view.
 */
import { useComputedColorScheme } from '@mantine/core';
import {
  Background,
  BackgroundVariant,
  Controls,
  MarkerType,
  ReactFlow,
  ReactFlowProvider,
  useNodesInitialized,
  useReactFlow,
} from '@xyflow/react';
import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import { useEffect, useMemo } from 'react';
import '@xyflow/react/dist/style.css';
import canvasClasses from '../editor/canvas.module.css';
import { useNodeName, useNodeTypeOf } from '../editor/editor-context.ts';
import { type DrawnEdge, stepped } from '../editor/drawn-edge.ts';
import { portsOf } from '../editor/ports-of.ts';
import { edgeTypes } from '../editor/step-edge.tsx';
import { fitViewOptions, moveMs } from '../editor/use-bring-into-view.ts';
import { type EdgeRoutes, useEdgeRoutes } from '../editor/use-edge-routes.ts';
import type { GraphDifference } from '../graph/compare-graphs.ts';
import { type DifferenceMark, markWords } from '../graph/difference-words.ts';
import { differingIds, type DrawnDifference, drawnDifference } from '../graph/drawn-difference.ts';
import { edgeWords } from '../graph/edge-words.ts';
import { cardSize } from '../graph/free-position.ts';
import { type ComparedNode, DifferenceCard } from './difference-card.tsx';
import { ComparedFrameCard, type ComparedFrame, ComparedNoteCard, type ComparedNote } from './difference-beside.tsx';
import classes from './difference.module.css';

const nodeTypes = { compared: DifferenceCard, note: ComparedNoteCard, frame: ComparedFrameCard };

/** What differs is read at once, with a little of what is around it; the whole is a button away, and there when all is the same. */
const readable = { minZoom: 0.65, padding: '10%' } as const;

export interface DifferenceCanvasProps {
  label: string;
  graph: Graph;
  difference: GraphDifference;
  /** The node, note or frame to bring into view; another object each time it is asked for. */
  sought: { itemId: string } | null;
}

export function DifferenceCanvas(props: DifferenceCanvasProps) {
  return (
    <section aria-label={props.label} className={`${canvasClasses.canvas} ${classes.canvas}`}>
      <ReactFlowProvider>
        <Drawing {...props} />
      </ReactFlowProvider>
    </section>
  );
}

function Drawing({ graph, difference, sought }: DifferenceCanvasProps) {
  const colorMode = useComputedColorScheme('light');
  const flow = useReactFlow();
  const drawn = useMemo(() => drawnDifference(graph, difference), [graph, difference]);
  const differing = useMemo(() => differingIds(drawn), [drawn]);
  const nodes = useFlowNodes(drawn, sought?.itemId ?? null);
  const nodeName = useNodeName();
  const drawnGraph = useMemo(
    () => ({ nodes: drawn.nodes.map(({ node }) => node), edges: drawn.edges.map(({ edge }) => edge) }),
    [drawn],
  );
  const routes = useEdgeRoutes(drawnGraph, useNodesInitialized());
  const edges = useMemo(() => flowEdges(drawn, nodeName, routes), [drawn, nodeName, routes]);

  useEffect(() => {
    if (sought !== null) void flow.fitView({ nodes: [{ id: sought.itemId }], padding: 0.2, maxZoom: 1, duration: moveMs() });
  }, [sought, flow]);

  return (
    <ReactFlow
      // Another comparison is another drawing, fitted anew.
      key={`${drawn.nodes.length} ${differing.join(' ')}`}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable
      edgesFocusable={false}
      elementsSelectable={false}
      fitView
      fitViewOptions={
        differing.length === 0 ? fitViewOptions : { ...fitViewOptions, ...readable, nodes: differing.map((id) => ({ id })) }
      }
      minZoom={0.1}
      maxZoom={2}
      colorMode={colorMode}
      zoomOnDoubleClick={false}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
      <Controls position="bottom-left" fitViewOptions={{ ...fitViewOptions, duration: 160 }} showInteractive={false} />
    </ReactFlow>
  );
}

type ComparedItem = ComparedNode | ComparedNote | ComparedFrame;

function useFlowNodes({ nodes, edges, notes, frames }: DrawnDifference, soughtId: string | null): ComparedItem[] {
  const nodeTypeOf = useNodeTypeOf();
  const nodeName = useNodeName();
  return useMemo(() => {
    const graphEdges = edges.map(({ edge }) => edge);
    const look = (id: string, name: string, mark: DifferenceMark | null) => ({
      id,
      ariaLabel: mark === null ? name : `${name}: ${markWords[mark].toLowerCase()}`,
      className: soughtId === id ? classes.sought : undefined,
    });
    return [
      // Frames first: what stands in them is drawn over them.
      ...frames.map(
        ({ frame, mark }): ComparedFrame => ({
          ...look(frame.id, `Frame: ${frame.title || 'without a title'}`, mark),
          type: 'frame',
          position: frame.position,
          data: { frame, mark },
          zIndex: -1,
          ...frame.size,
        }),
      ),
      ...notes.map(
        ({ note, mark }): ComparedNote => ({
          ...look(note.id, `Note: ${note.text.slice(0, 100) || 'empty'}`, mark),
          type: 'note',
          position: note.position,
          data: { note, mark },
          ...note.size,
        }),
      ),
      ...nodes.map(({ node, mark }): ComparedNode => {
        const { inputs, outputs } = portsOf(node, nodeTypeOf(node), graphEdges);
        return {
          ...look(node.id, nodeName(node), mark),
          type: 'compared',
          position: node.position,
          data: { node, mark, inputs, outputs },
          initialWidth: cardSize.width,
          initialHeight: cardSize.height,
        };
      }),
    ];
  }, [nodes, edges, notes, frames, nodeTypeOf, nodeName, soughtId]);
}

function flowEdges({ nodes, edges }: DrawnDifference, nodeName: (node: GraphNode) => string, routes: EdgeRoutes): DrawnEdge[] {
  const names = new Map(nodes.map(({ node }) => [node.id, nodeName(node)]));
  const wordsOf = ({ source, sourceHandle, target }: GraphEdge): string =>
    edgeWords(names.get(source) ?? 'Nothing', sourceHandle, names.get(target) ?? 'nothing');
  return edges.map(({ edge, mark }) => ({
    ...stepped(edge, routes.get(edge.id)),
    ariaLabel: mark === null ? wordsOf(edge) : `${wordsOf(edge)}: ${markWords[mark].toLowerCase()}`,
    className: mark === null ? undefined : classes[`edge-${mark}`],
    label: mark === null ? undefined : `${mark === 'added' ? '+' : '−'} ${markWords[mark]}`,
    labelShowBg: true,
    labelBgPadding: [6, 3],
    labelBgBorderRadius: 6,
    markerEnd: mark === null ? undefined : { type: MarkerType.ArrowClosed, width: 14, height: 14 },
    zIndex: mark === null ? 0 : 1,
  }));
}
