/**
 * The canvas. In go the graph that is shown and the run lit on it; out come edits. React Flow's own nodes are kept here
 * only for what is its business (measurements, a drag under way); the graph in the store is the truth.
 */
import { useComputedColorScheme } from '@mantine/core';
import {
  Background,
  BackgroundVariant,
  Controls,
  type EdgeChange,
  MiniMap,
  type NodeChange,
  type OnBeforeDelete,
  ReactFlow,
  applyNodeChanges,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { type DragEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNodeTypes } from '../api/node-types.ts';
import { gridSize } from '../graph/free-position.ts';
import { runPath } from '../graph/run-path.ts';
import classes from './canvas.module.css';
import { useEdit, useEditor, useEditorStore, useNodeName } from './editor-context.ts';
import { isReadOnly, shownGraph } from './editor-store.ts';
import { type CardNode, flowEdges, flowNodes } from './flow-elements.ts';
import { DroppedConnectionMenu } from './dropped-connection-menu.tsx';
import { NodeCard } from './node-card.tsx';
import { draggedKey, nodeTypeMime } from './palette-drag.ts';
import { PathContext } from './path-context.ts';
import { useAddNode } from './use-add-node.ts';
import { fitViewOptions, useBringIntoView } from './use-bring-into-view.ts';
import { useKeepCentred } from './use-keep-centred.ts';
import { useConnecting } from './use-connecting.ts';

const nodeTypes = { card: NodeCard };

export function Canvas() {
  const store = useEditorStore();
  const edit = useEdit();
  const addNode = useAddNode();
  const nodeName = useNodeName();
  const { data: known } = useNodeTypes();
  const { screenToFlowPosition } = useReactFlow();
  const graph = useEditor(shownGraph);
  const readOnly = useEditor(isReadOnly);
  const steps = useEditor((state) => state.shownPath?.steps ?? null);
  const selectedIds = useEditor((state) => state.selectedIds);
  const colorMode = useComputedColorScheme('light');
  const path = useMemo(() => (steps === null ? null : runPath(graph, steps)), [graph, steps]);

  const [nodes, setNodes] = useState<CardNode[]>(() => flowNodes(graph.nodes, selectedIds, nodeName, []));
  const [selectedEdgeIds, setSelectedEdgeIds] = useState<ReadonlySet<string>>(new Set());
  const [hasNodesAtFirst] = useState(graph.nodes.length > 0);
  useEffect(
    () => setNodes((before) => flowNodes(graph.nodes, selectedIds, nodeName, before)),
    [graph.nodes, selectedIds, nodeName],
  );
  const edges = useMemo(() => flowEdges(graph, selectedEdgeIds, nodeName, path), [graph, selectedEdgeIds, nodeName, path]);
  useBringIntoView();
  useKeepCentred();

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      setNodes((before) =>
        applyNodeChanges(
          changes.filter((change) => change.type === 'dimensions' || change.type === 'position'),
          before,
        ),
      );
      const ended = changes.flatMap((change) =>
        change.type === 'position' && !change.dragging && change.position ? [[change.id, change.position] as const] : [],
      );
      if (ended.length > 0) edit({ kind: 'move-nodes', positions: Object.fromEntries(ended) });
      const selection = new Set(store.getState().selectedIds);
      for (const change of changes) {
        if (change.type !== 'select') continue;
        if (change.selected) selection.add(change.id);
        else selection.delete(change.id);
      }
      store.getState().select([...selection]);
    },
    [edit, store],
  );
  const onEdgesChange = useCallback((changes: EdgeChange[]) => {
    setSelectedEdgeIds((before) => {
      const selection = new Set(before);
      for (const change of changes) {
        if (change.type !== 'select') continue;
        if (change.selected) selection.add(change.id);
        else selection.delete(change.id);
      }
      return selection;
    });
  }, []);
  // React Flow asks before it deletes: the edit is made here, and its own deletion declined.
  const onBeforeDelete: OnBeforeDelete<CardNode> = useCallback(
    async (removed) => {
      edit({ kind: 'remove', nodeIds: removed.nodes.map((node) => node.id), edgeIds: removed.edges.map((edge) => edge.id) });
      return false;
    },
    [edit],
  );

  const section = useRef<HTMLElement>(null);
  const { onConnectEnd, isValidConnection, dropped, closeDropped } = useConnecting(section);

  const onDragOver = (event: DragEvent): void => {
    if (readOnly || !event.dataTransfer.types.includes(nodeTypeMime)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const onDrop = (event: DragEvent): void => {
    const key = event.dataTransfer.getData(nodeTypeMime);
    const nodeType = known?.items.find((item) => draggedKey(item) === key);
    if (readOnly || nodeType === undefined) return;
    event.preventDefault();
    const edge = event.target instanceof Element ? event.target.closest('.react-flow__edge') : null;
    addNode(nodeType, {
      at: screenToFlowPosition({ x: event.clientX, y: event.clientY }),
      edgeId: edge?.getAttribute('data-id') ?? null,
    });
  };

  return (
    <section ref={section} aria-label="Canvas" className={classes.canvas} onDragOver={onDragOver} onDrop={onDrop}>
      <PathContext value={path}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          onBeforeDelete={onBeforeDelete}
          onConnectEnd={onConnectEnd}
          isValidConnection={isValidConnection}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          deleteKeyCode={readOnly ? null : ['Delete', 'Backspace']}
          connectOnClick={false}
          connectionRadius={28}
          snapToGrid
          snapGrid={[gridSize, gridSize]}
          fitView={hasNodesAtFirst}
          fitViewOptions={fitViewOptions}
          minZoom={0.1}
          maxZoom={2}
          colorMode={colorMode}
          defaultEdgeOptions={{ interactionWidth: 24 }}
          zoomOnDoubleClick={false}
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
          <Controls position="bottom-left" fitViewOptions={{ ...fitViewOptions, duration: 160 }} showInteractive={false} />
          <MiniMap position="bottom-left" className={classes.map} pannable zoomable ariaLabel="Map of the whole automation" />
        </ReactFlow>
      </PathContext>
      {dropped === null ? null : <DroppedConnectionMenu dropped={dropped} onClose={closeDropped} />}
      {graph.nodes.length === 0 ? (
        <p className={classes.hint}>
          Drag <strong>Incoming message</strong> here to begin, then what to ask, then what to do.
        </p>
      ) : null}
    </section>
  );
}
