/** One node in the outline. */
import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconTrash } from '@tabler/icons-react';
import type { GraphNode } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import type { Step } from '@switchboard/shared/run';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { memo } from 'react';
import { StateBadge } from '../app/state-badge.tsx';
import { isSameValue } from '../graph/is-same-value.ts';
import type { Lead } from '../graph/leads-of.ts';
import { removeAndHeal } from './commands/node-commands.ts';
import { useCommands } from './commands/commands-context.tsx';
import { useEdit, useEditor, useEditorStore } from './editor-context.ts';
import { faultsOf } from './faults-of.ts';
import { sentenceId } from './flow-elements.ts';
import { messageWithoutLabel } from './message-without-label.ts';
import { NodeConnections } from './node-connections.tsx';
import { NodeIcon } from './node-icon.tsx';
import classes from './outline.module.css';
import { OutlineMenu } from './outline-menu.tsx';
import { outcomeLooks, type ShownOutcome } from './outcome-looks.ts';
import { leaveInOutline, outlineId } from './outline-id.ts';
import { StepReasons } from './step-detail.tsx';
import { WordsInPlace } from './words-in-place.tsx';

interface OutlineNodeProps {
  node: GraphNode;
  /** What it is called in a list, told apart from others that are called the same. */
  name: string;
  leads: readonly Lead[];
  /** Whether a message can come to it. */
  isReached: boolean;
  /** Whether it is of the draft, which the faults are about. */
  isDraft: boolean;
  readOnly: boolean;
  /** What became of it in the run shown; null while none is. */
  outcome: ShownOutcome | null;
  /** What the run shown did in it; undefined when it did not come here. */
  step: Step | undefined;
  nodeName: (node: GraphNode) => string;
  nodeTypeOf: (node: Pick<GraphNode, 'type' | 'version'>) => NodeTypeDescription | undefined;
  sentenceOf: (node: GraphNode) => string;
}

export const OutlineNode = memo(function OutlineNode(props: OutlineNodeProps) {
  const { node, name, leads, isReached, isDraft, readOnly, outcome, step, nodeName, nodeTypeOf, sentenceOf } = props;
  const store = useEditorStore();
  const { context } = useCommands();
  const edit = useEdit();
  const isWritten = useEditor((state) => state.writingId === node.id);
  const isSelected = useEditor((state) => state.selectedIds.includes(node.id));
  const faults = useEditor((state) => faultsOf(state.diagnostics, node.id));
  const nodeType = nodeTypeOf(node);
  const sentence = sentenceOf(node);
  const isToldUnreached = isDraft && faults.some(({ code }) => code === 'unreachable-node');
  const remove = (): void => {
    leaveInOutline(node.id);
    store.getState().select([node.id]);
    removeAndHeal(context());
  };
  return (
    <li
      id={outlineId(node.id)}
      tabIndex={-1}
      className={classes.node}
      aria-label={node.disabled ? `${name}, disabled` : name}
      aria-describedby={sentenceId(node.id)}
      data-selected={isSelected || undefined}
    >
      <div className={classes.head}>
        <NodeIcon kind={nodeType?.kind} name={nodeType?.icon} />
        <div className={classes.words}>
          {isWritten ? (
            <WordsInPlace
              label={`Name of ${name}`}
              className={classes.titleField}
              words={node.name ?? ''}
              placeholder={nodeName(node)}
              maxLength={limits.nodeNameCharacters}
              onTyped={(words) => edit({ kind: 'rename', nodeId: node.id, name: words })}
            />
          ) : (
            <h2 className={classes.title}>{name}</h2>
          )}
          <Text id={sentenceId(node.id)} size="sm" c="dimmed">
            {node.disabled ? `Disabled. ${sentence}` : sentence}
          </Text>
          {outcome === null || node.disabled ? null : <Outcome outcome={outcome} step={step} />}
          {isReached || isToldUnreached ? null : (
            <Text size="sm" c="dimmed">
              Nothing that starts this automation leads here.
            </Text>
          )}
        </div>
        <div className={classes.actions}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Settings of ${name}`}
            onClick={() => store.getState().openSettings(node.id)}
          >
            Settings
          </Button>
          {readOnly ? null : (
            <>
              <OutlineMenu node={node} name={name} />
              <Tooltip label="Remove">
                <ActionIcon color="red" aria-label={`Remove ${name}`} onClick={remove}>
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </>
          )}
        </div>
      </div>
      {isDraft && faults.length > 0 ? (
        <ul className={classes.faults} aria-label={`Problems of ${name}`}>
          {faults.map((fault) => (
            <li key={`${fault.code} ${fault.pointer} ${fault.message}`} data-severity={fault.severity}>
              {fault.severity === 'error' ? (
                <IconAlertCircleFilled size={16} aria-label="Error" />
              ) : (
                <IconAlertTriangleFilled size={16} aria-label="Warning" />
              )}
              {messageWithoutLabel(fault.message, nodeName(node))}
            </li>
          ))}
        </ul>
      ) : null}
      <NodeConnections node={node} leads={leads} of={name} />
    </li>
  );
}, isSameNode);

/** Hundreds of nodes lead elsewhere as before when one of them changes: their lists are new, and say the same. */
function isSameNode({ leads, ...rest }: OutlineNodeProps, { leads: leadsAfter, ...restAfter }: OutlineNodeProps): boolean {
  const fields = Object.keys(rest) as (keyof typeof rest)[];
  return fields.every((field) => rest[field] === restAfter[field]) && isSameValue(leads, leadsAfter);
}

function Outcome({ outcome, step }: { outcome: ShownOutcome; step: Step | undefined }) {
  return (
    <div className={classes.outcome}>
      <StateBadge {...outcomeLooks[outcome]} />
      {step === undefined ? null : <StepReasons step={step} />}
    </div>
  );
}
