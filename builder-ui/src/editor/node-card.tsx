/** A node on the canvas: what it is, its configuration as a sentence, its ports, faults, and its part in a run shown. */
import { Tooltip } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconCheck, IconHandStop, IconX } from '@tabler/icons-react';
import type { Diagnostic } from '@switchboard/shared/graph';
import { type NodeProps, useUpdateNodeInternals } from '@xyflow/react';
import { memo, useContext, useEffect, useRef } from 'react';
import { nodeSentence } from '../graph/node-sentence.ts';
import type { NodeOutcome } from '../graph/run-path.ts';
import { useEditor, useNames, useNodeName, useNodeTypeOf } from './editor-context.ts';
import type { CardNode } from './flow-elements.ts';
import classes from './node-card.module.css';
import { messageWithoutLabel } from './message-without-label.ts';
import { NodeIcon } from './node-icon.tsx';
import { PathContext } from './path-context.ts';
import { portsOf } from './ports-of.ts';
import { InputPort, OutputPort } from './port-handle.tsx';
import { shownGraph } from './editor-store.ts';

const outcomeWords: Record<NodeOutcome | 'not-reached', string> = {
  passed: 'Passed',
  stopped: 'Stopped here',
  failed: 'Failed here',
  'not-reached': 'Not reached',
};

export const NodeCard = memo(function NodeCard({ id, data: { node }, selected }: NodeProps<CardNode>) {
  const nodeType = useNodeTypeOf()(node);
  const name = useNodeName()(node);
  const names = useNames();
  const edges = useEditor((state) => shownGraph(state).edges);
  const path = useContext(PathContext);
  const outcome = path === null ? null : (path.outcomes.get(id) ?? 'not-reached');
  const ports = portsOf(node, nodeType, edges);
  useRemeasure(id, [...ports.inputs, '|', ...ports.outputs].join(' '));
  const sentence =
    nodeType === undefined
      ? `There is no node type “${node.type}” here.`
      : nodeSentence(nodeType, node.config, names) || nodeType.summary;

  return (
    <div className={classes.card} data-selected={selected || undefined} data-outcome={outcome ?? undefined}>
      <div className={classes.head}>
        <NodeIcon kind={nodeType?.kind} name={nodeType?.icon} />
        <div className={classes.words}>
          <div className={classes.title}>{name}</div>
          <div className={classes.sentence}>{sentence}</div>
        </div>
        <FaultMark nodeId={id} nodeName={name} />
      </div>
      {ports.inputs.map((port) => (
        <InputPort key={port} nodeName={name} port={port} />
      ))}
      <div>
        {ports.outputs.map((port) => (
          <OutputPort
            key={port}
            nodeId={id}
            nodeName={name}
            port={port}
            isAlone={ports.outputs.length === 1}
            isTaken={path?.stepByNode.get(id)?.port === port}
          />
        ))}
      </div>
      {outcome === null ? null : (
        <div className={classes.outcome} data-outcome={outcome}>
          <OutcomeIcon outcome={outcome} />
          {outcomeWords[outcome]}
        </div>
      )}
    </div>
  );
});

/** Ports that appear after the card, such as when the node types have loaded, are measured then. */
function useRemeasure(id: string, portNames: string): void {
  const updateNodeInternals = useUpdateNodeInternals();
  const measured = useRef(portNames);
  useEffect(() => {
    if (measured.current === portNames) return;
    measured.current = portNames;
    updateNodeInternals(id);
  }, [id, portNames, updateNodeInternals]);
}

function OutcomeIcon({ outcome }: { outcome: NodeOutcome | 'not-reached' }) {
  if (outcome === 'passed') return <IconCheck size={12} stroke={3} aria-hidden />;
  if (outcome === 'stopped') return <IconHandStop size={12} stroke={2.5} aria-hidden />;
  return outcome === 'failed' ? <IconX size={12} stroke={3} aria-hidden /> : null;
}

function FaultMark({ nodeId, nodeName }: { nodeId: string; nodeName: string }) {
  const diagnostics = useEditor((state) => state.diagnostics);
  const isDraft = useEditor((state) => state.shownPath?.graph == null);
  const own: Diagnostic[] = isDraft ? diagnostics.filter((diagnostic) => diagnostic.nodeId === nodeId) : [];
  if (own.length === 0) return null;
  const isError = own.some((diagnostic) => diagnostic.severity === 'error');
  const words = own.map((diagnostic) => messageWithoutLabel(diagnostic.message, nodeName)).join(' ');
  const Mark = isError ? IconAlertCircleFilled : IconAlertTriangleFilled;
  return (
    <Tooltip label={words} multiline maw={280}>
      <span className={classes.fault} data-severity={isError ? 'error' : 'warning'} role="img" aria-label={words}>
        <Mark size={18} aria-hidden />
      </span>
    </Tooltip>
  );
}
