/** What each node of one automation saw and answered for one message, in the order in which it was reached. */
import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import type { Graph } from '@switchboard/shared/graph';
import type { Step } from '@switchboard/shared/run';
import { IconCheck, IconHandStop, IconMinus, IconX } from '@tabler/icons-react';
import { Link } from 'wouter';
import { ApiError } from '../../api/api-error.ts';
import { type ExplainedGraph, useExplanation } from '../../api/explanations.ts';
import { useNodeTypes } from '../../api/node-types.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useNames } from '../../app/use-names.ts';
import { nodeSentence } from '../../graph/node-sentence.ts';
import { reasonWords } from '../../graph/reason-words.ts';
import { type NodeOutcome, runPath } from '../../graph/run-path.ts';
import styles from './explained-steps.module.css';

const marks = {
  passed: { words: 'Went on', icon: IconCheck },
  stopped: { words: 'Stopped here', icon: IconHandStop },
  'left-out': { words: 'Did nothing', icon: IconMinus },
  failed: { words: 'Failed here', icon: IconX },
} as const;

export function ExplainedSteps({ automationId, messageId }: { automationId: string; messageId: string }) {
  const explained = useExplanation(automationId, messageId);
  const address = `/automations/${encodeURIComponent(automationId)}?explain=${encodeURIComponent(messageId)}`;

  if (explained.error instanceof ApiError && explained.error.status === 410) {
    return <Text c="dimmed">The person was erased, and with them what this automation saw.</Text>;
  }
  if (explained.error)
    return <ProblemNotice error={explained.error} title="This cannot be explained" onRetry={() => void explained.refetch()} />;
  if (!explained.data) {
    return (
      <Stack gap="sm" aria-busy>
        <Skeleton height={44} />
        <Skeleton height={56} />
        <Skeleton height={56} />
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <Verdict explained={explained.data} />
      {explained.data.explanation.steps.length > 0 ? <Steps explained={explained.data} /> : null}
      <Anchor component={Link} href={address}>
        Show on the canvas
      </Anchor>
    </Stack>
  );
}

function Verdict({ explained: { explanation } }: { explained: ExplainedGraph }) {
  const version = typeof explanation.version === 'number' ? `Version ${explanation.version}` : 'The draft';
  const when = explanation.inForce
    ? 'was in force when the message came'
    : 'was not in force when the message came: this is what it would have done';
  return (
    <div className={styles.verdict} data-matched={explanation.matched}>
      <Text fw={600} size="sm">
        {explanation.matched ? 'It acted on this message' : 'It left this message alone'}
      </Text>
      <Text size="xs">
        {version} {when}.
      </Text>
    </div>
  );
}

function Steps({ explained: { explanation, graph } }: { explained: ExplainedGraph }) {
  const path = runPath(graph, explanation.steps);
  return (
    <ol className={styles.steps} aria-label="What each node saw">
      {explanation.steps.map((step) => (
        <StepLine
          key={step.nodeId}
          step={step}
          graph={graph}
          outcome={path.outcomes.get(step.nodeId) ?? (step.error ? 'failed' : 'passed')}
        />
      ))}
    </ol>
  );
}

function StepLine({ step, graph, outcome }: { step: Step; graph: Graph; outcome: NodeOutcome }) {
  const { data: nodeTypes } = useNodeTypes();
  const names = useNames();
  const node = graph.nodes.find(({ id }) => id === step.nodeId);
  const nodeType = nodeTypes?.items.find(({ type }) => type === step.type);
  const title = node?.name ?? nodeType?.title ?? step.type;
  const sentence = node && nodeType ? nodeSentence(nodeType, node.config, names) : '';
  const mark = marks[outcome];
  return (
    <li className={styles.step} data-outcome={outcome}>
      <mark.icon size={16} className={styles.mark} aria-hidden />
      <div className={styles.body}>
        <Text fw={500}>{title}</Text>
        {sentence && sentence !== title ? (
          <Text size="sm" c="dimmed">
            {sentence}
          </Text>
        ) : null}
        {step.why.map((why) => (
          <Text size="sm" key={`${why.field} ${why.operator} ${JSON.stringify(why.expected)}`}>
            {reasonWords(why, names)}
          </Text>
        ))}
        {step.error ? (
          <Text size="sm" c="var(--mantine-color-error)">
            {step.error}
          </Text>
        ) : null}
      </div>
      <Text size="xs" className={styles.outcome}>
        {nodeType?.kind === 'action' && outcome === 'passed' ? 'Acted' : mark.words}
      </Text>
    </li>
  );
}
