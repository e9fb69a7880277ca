/** A node on the canvas: what it is, its configuration as a sentence, its ports, faults, and its part in a run shown. */
import { Tooltip } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconPlayerPause } from '@tabler/icons-react';
import type { NodeProps } from '@xyflow/react';
import type { GraphNode } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import { memo, useEffect, useMemo, useRef } from 'react';
import { stepWords } from '../graph/step-words.ts';
import { useCardWords, useSight } from './card-context.tsx';
import { FarCard } from './far-card.tsx';
import { faultsOf } from './faults-of.ts';
import { useEdit, useEditor } from './editor-context.ts';
import { type CardNode, faultsId, sentenceId } from './flow-elements.ts';
import classes from './node-card.module.css';
import { messageWithoutLabel } from './message-without-label.ts';
import { NodeIcon } from './node-icon.tsx';
import { outcomeLooks, outcomeOn, type ShownOutcome } from './outcome-looks.ts';
import { type Ports, portsInUse, withUsedPorts } from './ports-of.ts';
import { InputPort, OutputPort } from './port-handle.tsx';
import { isPastShown, shownGraph } from './editor-store.ts';
import { WordsInPlace } from './words-in-place.tsx';

export const NodeCard = memo(function NodeCard({ id, data: { node, name }, selected }: NodeProps<CardNode>) {
  const { nodeTypeOf, remeasure } = useCardWords();
  const sight = useSight();
  const isWritten = useEditor((state) => state.writingId === id);
  const used = useEditor((state) => portsInUse(shownGraph(state).edges, id));
  const nodeType = nodeTypeOf(node);
  const ports = useMemo(() => withUsedPorts(nodeType, used), [nodeType, used]);
  useRemeasure(id, [...ports.inputs, '|', ...ports.outputs].join(' '), remeasure);
  // What is typed in place is typed on the card itself, from wherever one looks.
  if (sight === 'drawn' && !isWritten) return <FarCard id={id} ports={ports} />;
  return <FullCard node={node} name={name} ports={ports} selected={selected} />;
});

interface FullCardProps {
  node: GraphNode;
  name: string;
  ports: Ports;
  selected: boolean;
}

const FullCard = memo(function FullCard({ node, name, ports, selected }: FullCardProps) {
  const { nodeTypeOf, nodeName, sentenceOf, names, path } = useCardWords();
  const { id } = node;
  const nodeType = nodeTypeOf(node);
  const ownName = nodeName(node);
  const isPassedBy = node.disabled === true && ports.inputs.length > 0;
  const outcome = outcomeOn(path, id);
  const step = path?.stepByNode.get(id);
  // While a run is shown, what the node saw and did for it is what one looks for; the sentence is in the form.
  const sentence = (step === undefined ? '' : stepWords(step, names)) || sentenceOf(node);

  return (
    <div
      className={classes.card}
      data-selected={selected || undefined}
      data-outcome={outcome ?? undefined}
      data-disabled={node.disabled || undefined}
    >
      <div className={classes.head}>
        <NodeIcon kind={nodeType?.kind} name={nodeType?.icon} />
        <div className={classes.words}>
          <NodeTitle nodeId={id} name={node.name ?? ''} title={ownName} number={name.slice(ownName.length)} />
          <div id={sentenceId(id)} className={classes.sentence}>
            {sentence}
          </div>
        </div>
        <FaultMark nodeId={id} nodeName={ownName} />
      </div>
      {ports.inputs.map((port) => (
        <InputPort key={port} nodeId={id} nodeName={name} port={port} />
      ))}
      <div>
        {ports.outputs.map((port) => (
          <OutputPort
            key={port}
            nodeId={id}
            nodeName={name}
            port={port}
            isAlone={ports.outputs.length === 1}
            isTaken={step?.port === port}
            isPassedBy={isPassedBy && port === ports.outputs[0]}
          />
        ))}
      </div>
      {outcome !== null && !node.disabled ? <OutcomeMark outcome={outcome} /> : null}
      {node.disabled ? (
        <div className={classes.outcome} data-outcome="disabled">
          <IconPlayerPause size={12} stroke={2.5} aria-hidden />
          {isPassedBy && ports.outputs.length === 1 ? 'Disabled, passes by' : 'Disabled'}
        </div>
      ) : null}
    </div>
  );
});

interface NodeTitleProps {
  nodeId: string;
  /** The author's own; empty when there is none. */
  name: string;
  title: string;
  /** What tells it apart from others of its name; empty when there are none. */
  number: string;
}

/** The name; while it is typed, a field in its place. */
function NodeTitle({ nodeId, name, title, number }: NodeTitleProps) {
  const edit = useEdit();
  const isWritten = useEditor((state) => state.writingId === nodeId);
  const write = useEditor((state) => state.write);
  if (!isWritten) {
    return (
      // Double-clicking is a short cut for the pointer: F2 and the panel do the same by keyboard.
      // biome-ignore lint/a11y/noStaticElementInteractions: see above.
      <div className={classes.title} onDoubleClick={() => write(nodeId)}>
        <span className={classes.called}>{title}</span>
        {number === '' ? null : <span className={classes.number}>{number}</span>}
      </div>
    );
  }
  return (
    <WordsInPlace
      label={`Name of ${title}`}
      className={classes.titleField}
      words={name}
      placeholder={title}
      maxLength={limits.nodeNameCharacters}
      onTyped={(words) => edit({ kind: 'rename', nodeId, name: words })}
    />
  );
}

/** Ports that appear after the card, such as when the node types have loaded, are measured then. */
function useRemeasure(id: string, portNames: string, remeasure: (id: string) => void): void {
  const measured = useRef(portNames);
  useEffect(() => {
    if (measured.current === portNames) return;
    measured.current = portNames;
    remeasure(id);
  }, [id, portNames, remeasure]);
}

function OutcomeMark({ outcome }: { outcome: ShownOutcome }) {
  const { label, icon: Icon } = outcomeLooks[outcome];
  return (
    <div className={classes.outcome} data-outcome={outcome}>
      <Icon size={12} stroke={3} aria-hidden />
      {label}
    </div>
  );
}

function FaultMark({ nodeId, nodeName }: { nodeId: string; nodeName: string }) {
  const isDraft = !useEditor(isPastShown);
  // As one text, so that an answer which says the same again draws nothing again.
  const words = useEditor((state) =>
    faultsOf(state.diagnostics, nodeId)
      .map(({ message }) => messageWithoutLabel(message, nodeName))
      .join(' '),
  );
  const isError = useEditor((state) => faultsOf(state.diagnostics, nodeId).some(({ severity }) => severity === 'error'));
  if (words === '' || !isDraft) return null;
  const Mark = isError ? IconAlertCircleFilled : IconAlertTriangleFilled;
  return (
    <Tooltip label={words} multiline maw={280}>
      <span
        id={faultsId(nodeId)}
        className={classes.fault}
        data-severity={isError ? 'error' : 'warning'}
        role="img"
        aria-label={words}
      >
        <Mark size={18} aria-hidden />
      </span>
    </Tooltip>
  );
}
