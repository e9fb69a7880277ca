/**
 * Why a message was dealt with as it was: which automations acted on it, and for any automation, what each of its nodes
 * saw and answered, up to where it stopped.
 */
import { Anchor, Box, Drawer, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ConversationMessage, Run } from '@switchboard/shared/conversation';
import { IconCheck, IconClock, IconHandStop, IconRoute, IconX, type TablerIcon } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAutomations } from '../../api/automations.ts';
import { useRuns } from '../../api/runs.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { StateBadge, type Tone } from '../../app/state-badge.tsx';
import { ExplainedRules } from './explained-rules.tsx';
import { ExplainedSteps } from './explained-steps.tsx';

interface WhyDrawerProps {
  /** The message asked about; null while nothing is asked. */
  message: ConversationMessage | null;
  onClose: () => void;
}

export function WhyDrawer({ message, onClose }: WhyDrawerProps) {
  return (
    <Drawer
      opened={message !== null}
      onClose={onClose}
      size={480}
      title={
        <Title order={2} data-autofocus tabIndex={-1} style={{ outline: 'none' }}>
          Why?
        </Title>
      }
    >
      {message ? <Why key={message.id} message={message} /> : null}
    </Drawer>
  );
}

function Why({ message }: { message: ConversationMessage }) {
  const runs = useRuns({ messageId: message.id });
  const automations = useAutomations();
  const [chosen, setChosen] = useState<string | null>(null);

  const inOrder = automations.data ?? [];
  // Shown unasked: the automation that acted, else the first that could have. Which it is, is known once the runs are.
  const first = runs.data?.items[0]?.automationId ?? (inOrder.find(({ status }) => status === 'published') ?? inOrder[0])?.id;
  const automationId = chosen ?? (runs.data ? first : undefined) ?? null;

  return (
    <Stack gap="xl">
      <Text
        component="blockquote"
        m={0}
        pl="sm"
        style={{ borderLeft: '3px solid var(--quiet-border)', overflowWrap: 'anywhere' }}
        lineClamp={4}
      >
        {message.text}
      </Text>
      <section aria-labelledby="acted">
        <Title order={3} id="acted" mb="xs">
          Automations that acted
        </Title>
        {runs.error ? (
          <ProblemNotice error={runs.error} title="This cannot be shown" onRetry={() => void runs.refetch()} />
        ) : runs.data === undefined ? (
          <Skeleton height={20} width="60%" />
        ) : runs.data.items.length === 0 ? (
          <Text>None: this message was left alone.</Text>
        ) : (
          <Stack gap="xs">
            {runs.data.items.map((run) => (
              <RunLine
                key={run.id}
                run={run}
                name={inOrder.find(({ id }) => id === run.automationId)?.name ?? 'A deleted automation'}
              />
            ))}
          </Stack>
        )}
      </section>
      <section aria-labelledby="rules">
        <Title order={3} id="rules" mb="xs">
          Assignment rules
        </Title>
        <ExplainedRules messageId={message.id} />
      </section>
      <section aria-labelledby="asked">
        <Title order={3} id="asked" mb="xs">
          What an automation saw
        </Title>
        {automations.data?.length === 0 ? (
          <Text c="dimmed">There is no automation yet.</Text>
        ) : (
          <Stack gap="md">
            <SearchedSelect
              label="Automation"
              placeholder="Choose an automation"
              data={inOrder.map(({ id, name }) => ({ value: id, label: name }))}
              value={automationId}
              onChange={setChosen}
            />
            {automationId ? <ExplainedSteps automationId={automationId} messageId={message.id} /> : null}
          </Stack>
        )}
      </section>
    </Stack>
  );
}

const runLooks: Record<Run['status'], { label: string; tone: Tone; icon: TablerIcon }> = {
  completed: { label: 'Done', tone: 'good', icon: IconCheck },
  waiting: { label: 'Waiting', tone: 'info', icon: IconClock },
  failed: { label: 'Failed', tone: 'bad', icon: IconX },
  stopped: { label: 'Stopped', tone: 'warn', icon: IconHandStop },
};

function RunLine({ run, name }: { run: Run; name: string }) {
  const mails = run.effects.filter(({ kind }) => kind === 'email').length;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <IconRoute size={18} style={{ flex: 'none', marginTop: 2 }} aria-hidden />
      <Box style={{ minWidth: 0 }}>
        <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          Version {run.version}
          {mails === 0 ? '' : ` · ${mails} ${mails === 1 ? 'mail' : 'mails'}`} ·{' '}
          <Anchor
            size="xs"
            component={Link}
            href={`/automations/${encodeURIComponent(run.automationId)}?run=${encodeURIComponent(run.id)}`}
          >
            Show on the canvas
          </Anchor>
        </Text>
      </Box>
      <Box ml="auto">
        <StateBadge {...runLooks[run.status]} />
      </Box>
    </Group>
  );
}
