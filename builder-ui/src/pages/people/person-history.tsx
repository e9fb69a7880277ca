/** What happened with a person, newest first: messages, what was done with their conversations, who was merged into them. */
import { Anchor, Button, Center, Skeleton, Stack, Text, Timeline } from '@mantine/core';
import { IconGitMerge, IconMessage, IconPoint } from '@tabler/icons-react';
import { Link } from 'wouter';
import { usePersonTimeline } from '../../api/people.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import { inLocalTime } from '../../app/words/relative-time.ts';

export function PersonHistory({ personId }: { personId: string }) {
  const timeline = usePersonTimeline(personId);
  const entries = timeline.data?.pages.flatMap((page) => page.items);
  if (timeline.error && !entries)
    return <ProblemNotice error={timeline.error} title="The history cannot be shown" onRetry={() => void timeline.refetch()} />;
  if (entries === undefined)
    return (
      <Stack aria-busy>
        <Skeleton height={32} />
        <Skeleton height={32} />
        <Skeleton height={32} />
      </Stack>
    );
  if (entries.length === 0) return <Text c="dimmed">Nothing yet.</Text>;
  return (
    <>
      <Timeline role="list" aria-label="What happened" bulletSize={24} lineWidth={1} color="gray" active={-1}>
        {entries.map((entry) => (
          <Timeline.Item
            role="listitem"
            key={entry.id}
            bullet={<Bullet kind={entry.kind} />}
            title={
              <Text fw={entry.kind === 'message' ? 400 : 500} lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
                {entry.kind === 'message' ? `“${entry.text}”` : inLocalTime(entry.text)}
              </Text>
            }
          >
            <Text size="xs" c="dimmed">
              <TimeAgo at={entry.at} />
              {entry.conversationId === null ? null : (
                <>
                  {' in '}
                  <Anchor component={Link} href={`/inbox/${encodeURIComponent(entry.conversationId)}`} size="xs">
                    the conversation
                  </Anchor>
                </>
              )}
              {entry.automationId === null ? null : (
                <>
                  , by{' '}
                  <Anchor component={Link} href={automationAddress(entry.automationId, entry.runId)} size="xs">
                    an automation
                  </Anchor>
                </>
              )}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      {timeline.hasNextPage ? (
        <Center py="md">
          <Button variant="default" size="xs" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
            Show more
          </Button>
        </Center>
      ) : null}
    </>
  );
}

function Bullet({ kind }: { kind: string }) {
  const Icon = kind === 'message' ? IconMessage : kind === 'merged' ? IconGitMerge : IconPoint;
  return <Icon size={14} aria-hidden />;
}

function automationAddress(automationId: string, runId: string | null): string {
  const address = `/automations/${encodeURIComponent(automationId)}`;
  return runId === null ? address : `${address}?run=${encodeURIComponent(runId)}`;
}
