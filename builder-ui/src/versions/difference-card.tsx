/** A node where two graphs are compared: what it is, and what became of it. Looked at, not edited. */
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { GraphNode } from '@switchboard/shared/graph';
import { memo } from 'react';
import { useNodeName, useNodeTypeOf, useSentenceOf } from '../editor/editor-context.ts';
import { NodeIcon } from '../editor/node-icon.tsx';
import type { DifferenceMark } from '../graph/difference-words.ts';
import { CardMarks } from './difference-beside.tsx';
import classes from './difference.module.css';

export type ComparedNode = Node<
  { node: GraphNode; marks: readonly DifferenceMark[]; inputs: string[]; outputs: string[] },
  'compared'
>;

export const DifferenceCard = memo(function DifferenceCard({ data: { node, marks, inputs, outputs } }: NodeProps<ComparedNode>) {
  const nodeType = useNodeTypeOf()(node);
  const name = useNodeName()(node);
  const sentence = useSentenceOf()(node);
  return (
    <div className={`${classes.card} ${classes.marked}`} data-mark={marks[0]} data-disabled={node.disabled || undefined}>
      <CardMarks marks={marks} />
      <div className={classes.head}>
        <NodeIcon kind={nodeType?.kind} name={nodeType?.icon} />
        <div className={classes.words}>
          <div className={`${classes.title} ${classes.said}`}>{name}</div>
          <div className={classes.sentence}>{node.disabled ? `Disabled. ${sentence}` : sentence}</div>
        </div>
      </div>
      {inputs.map((port) => (
        <Handle key={port} type="target" id={port} position={Position.Left} className={classes.input} isConnectable={false} />
      ))}
      {outputs.map((port) => (
        <div key={port} className={outputs.length === 1 ? classes.alone : classes.port}>
          {outputs.length === 1 ? null : port}
          <Handle type="source" id={port} position={Position.Right} className={classes.output} isConnectable={false} />
        </div>
      ))}
    </div>
  );
});
