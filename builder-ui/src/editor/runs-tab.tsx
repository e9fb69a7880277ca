/**
 * What this automation did: its runs, newest first and live, each with whose message it was; the one chosen is lit on the
 * canvas and stands in the address.
 */
import { Button, Skeleton, Text, UnstyledButton } from '@mantine/core';
import type { Run } from '@switchboard/shared/conversation';
import { IconCheck, IconClock, IconHandStop, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useRun, useRunsOf } from '../api/runs.ts';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { SearchField } from '../app/search-field.tsx';
import { StateBadge } from '../app/state-badge.tsx';
import { TimeAgo } from '../app/time-ago.tsx';
import { useIsAdministrator } from '../app/use-is-administrator.ts';
import { personCalled } from '../app/words/person-called.ts';
import classes from './drawer.module.css';
import { useEditor } from './editor-context.ts';
import { RunDetail } from './run-detail.tsx';
import { useShowRun } from './use-show-run.ts';

const statusLooks = {
  completed: { label: 'Completed', tone: 'good', icon: IconCheck },
  waiting: { label: 'Waiting', tone: 'info', icon: IconClock },
  failed: { label: 'Failed', tone: 'bad', icon: IconX },
  stopped: { label: 'Stopped', tone: 'warn', icon: IconHandStop },
} as const;

export function RunsTab() {
  const automationId = useEditor((state) => state.automationId);
  const shownRunId = useEditor((state) => state.shownPath?.runId);
  // Others see the runs of their conversations alone.
  const isAdministrator = useIsAdministrator();
  const [words, setWords] = useState('');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useRunsOf(automationId, words);
  const runs = data?.pages.flatMap((page) => page.items) ?? [];
  // One that the address names may be older than those listed.
  const listed = runs.find((run) => run.id === shownRunId);
  const { data: read } = useRun(data === undefined || listed !== undefined ? null : (shownRunId ?? null));
  const chosen = listed ?? (read?.id === shownRunId ? read : undefined);
  const showRun = useShowRun();
  const [search, setSearch] = useSearchParams();
  const choose = (run: Run): void => {
    if (search.get('run') === run.id) void showRun(run);
    else setSearch(new URLSearchParams({ run: run.id }));
  };

  if (error) return <ProblemNotice error={error} title="The runs cannot be shown" onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <div role="status" aria-label="Loading runs">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} height={32} mb={8} />
        ))}
      </div>
    );
  }
  if (runs.length === 0 && words === '' && chosen === undefined) {
    return (
      <p className={classes.empty}>
        {isAdministrator ? 'No runs yet.' : 'There are no runs about conversations that you can see.'} A run is kept when a
        message reaches an action; for any other message, Test explains what happened.
      </p>
    );
  }
  return (
    <div className={classes.runs} data-split={chosen !== undefined || undefined}>
      <div>
        <SearchField label="Search runs" mb="xs" value={words} onSearch={setWords} />
        {runs.length === 0 && words !== '' ? (
          <p className={classes.empty}>Nothing was found. Words of conversations, names and e-mail addresses are searched.</p>
        ) : null}
        <ul className={classes.rows} aria-label="Runs">
          {runs.map((run) => (
            <li key={run.id} className={classes.rowWithLink}>
              <UnstyledButton
                className={classes.row}
                aria-pressed={run.id === shownRunId}
                data-chosen={run.id === shownRunId || undefined}
                onClick={() => choose(run)}
              >
                <span className={classes.status}>
                  <StateBadge {...statusLooks[run.status]} />
                </span>
                <Text span size="sm" className={classes.where}>
                  <TimeAgo at={run.startedAt} />
                </Text>
                <Text span size="sm" truncate className={classes.grow} title={run.messageText ?? undefined}>
                  {personCalled(run.personId, run.personName)}
                  {run.messageText === null ? null : (
                    <Text span c="dimmed">
                      {' '}
                      · {run.messageText}
                    </Text>
                  )}
                </Text>
                <Text span size="sm" c="dimmed" className={classes.where}>
                  Version {run.version} · {effectWords(run)}
                </Text>
              </UnstyledButton>
              <Button
                component={Link}
                href={`/inbox/${encodeURIComponent(run.conversationId)}`}
                size="compact-xs"
                variant="subtle"
                color="gray"
              >
                Conversation
              </Button>
            </li>
          ))}
        </ul>
        {hasNextPage ? (
          <Button size="compact-sm" variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show older runs
          </Button>
        ) : null}
      </div>
      {chosen === undefined ? null : <RunDetail run={chosen} />}
    </div>
  );
}

function effectWords({ effects, steps }: Run): string {
  const failed = effects.filter((effect) => effect.state === 'failed').length;
  const mails = effects.filter((effect) => effect.kind === 'email').length;
  const parts = [`${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`];
  if (mails > 0) parts.push(`${mails} ${mails === 1 ? 'e-mail' : 'e-mails'}`);
  if (failed > 0) parts.push(`${failed} failed`);
  return parts.join(' · ');
}
