/** The steps of a way through the graph, in order, each with its reasons and leading to its node. */
import { Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconHandStop, IconX } from '@tabler/icons-react';
import type { Step } from '@switchboard/shared/run';
import { StateBadge } from '../app/state-badge.tsx';
import classes from './drawer.module.css';
import { useEditor, useNodeName } from './editor-context.ts';
import { shownGraph } from './editor-store.ts';
import { StepReasons } from './step-detail.tsx';

export function StepList({ steps }: { steps: readonly Step[] }) {
  const nodes = useEditor((state) => shownGraph(state).nodes);
  const seek = useEditor((state) => state.seek);
  const nodeName = useNodeName();
  if (steps.length === 0) return null;
  return (
    <ol className={classes.steps} aria-label="Steps">
      {steps.map((step) => {
        const node = nodes.find((candidate) => candidate.id === step.nodeId);
        return (
          <li key={step.nodeId}>
            <UnstyledButton className={classes.stepName} disabled={node === undefined} onClick={() => seek(step.nodeId)}>
              <Text span size="sm" fw={500}>
                {node === undefined ? step.type : nodeName(node)}
              </Text>
              {step.port === 'out' ? null : <StateBadge {...lookOf(step)} />}
            </UnstyledButton>
            <StepReasons step={step} />
          </li>
        );
      })}
    </ol>
  );
}

function lookOf(step: Step) {
  if (step.error !== undefined) return { label: 'failed', tone: 'bad', icon: IconX } as const;
  if (step.port === 'yes') return { label: 'yes', tone: 'good', icon: IconCheck } as const;
  return { label: step.port ?? 'not started', tone: 'warn', icon: IconHandStop } as const;
}
