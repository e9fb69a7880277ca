/** The steps of a way through the graph, in order, each with its reasons and leading to its node. */
import { Text, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconCheck, IconHandStop, IconX } from '@tabler/icons-react';
import type { Step } from '@switchboard/shared/run';
import { useMemo } from 'react';
import { StateBadge } from '../app/state-badge.tsx';
import { type NodeOutcome, runPath } from '../graph/run-path.ts';
import classes from './drawer.module.css';
import { useEditor, useNodeName } from './editor-context.ts';
import { shownGraph } from './editor-store.ts';
import { StepReasons } from './step-detail.tsx';

export function StepList({ steps }: { steps: readonly Step[] }) {
  const graph = useEditor(shownGraph);
  const { outcomes } = useMemo(() => runPath(graph, steps), [graph, steps]);
  const seek = useEditor((state) => state.seek);
  const nodeName = useNodeName();
  if (steps.length === 0) return null;
  return (
    <ol className={classes.steps} aria-label="Steps">
      {steps.map((step) => {
        const node = graph.nodes.find((candidate) => candidate.id === step.nodeId);
        return (
          <li key={step.nodeId}>
            <UnstyledButton className={classes.stepName} disabled={node === undefined} onClick={() => seek(step.nodeId)}>
              <Text span size="sm" fw={500}>
                {node === undefined ? step.type : nodeName(node)}
              </Text>
              {step.port === 'out' ? null : <StateBadge {...lookOf(step, outcomes.get(step.nodeId))} />}
            </UnstyledButton>
            <StepReasons step={step} />
          </li>
        );
      })}
    </ol>
  );
}

function lookOf(step: Step, outcome: NodeOutcome | undefined) {
  if (step.error !== undefined) return { label: 'failed', tone: 'bad', icon: IconX } as const;
  if (step.port === 'yes') return { label: 'yes', tone: 'good', icon: IconCheck } as const;
  // A “no” that leads on stops nothing.
  if (step.port !== null && outcome === 'passed') return { label: step.port, tone: 'calm', icon: IconArrowRight } as const;
  return { label: step.port ?? 'not started', tone: 'warn', icon: IconHandStop } as const;
}
