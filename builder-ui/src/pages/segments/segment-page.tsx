/**
 * One segment: its name and its condition on the left; on the right who is in it, counted again while one edits, and
 * what uses it. Nothing is saved before one says so.
 */
import { Button, Skeleton, Stack } from '@mantine/core';
import { IconChartPie } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { ApiError } from '../../api/api-error.ts';
import { useSegment } from '../../api/segments.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { SegmentEditor } from './segment-editor.tsx';

/** `segmentId` is null for a new one. */
export function SegmentPage({ segmentId }: { segmentId: string | null }) {
  const found = useSegment(segmentId);
  const [reading, setReading] = useState(0);
  if (segmentId === null) return <SegmentEditor key="new" segment={null} onReload={() => undefined} />;
  if (found.data)
    return (
      <SegmentEditor
        key={reading}
        segment={found.data}
        onReload={() => void found.refetch().then(() => setReading(reading + 1))}
      />
    );
  return (
    <Page title="Segment" detail="Segment">
      {found.error instanceof ApiError && found.error.status === 404 ? (
        <EmptyState
          icon={IconChartPie}
          sentence="This segment is no longer there."
          action={
            <Button component={Link} href="/segments" variant="default">
              Show all segments
            </Button>
          }
        />
      ) : found.error ? (
        <ProblemNotice error={found.error} title="This segment cannot be shown" onRetry={() => void found.refetch()} />
      ) : (
        <Stack aria-busy maw={640}>
          <Skeleton height={36} />
          <Skeleton height={180} />
        </Stack>
      )}
    </Page>
  );
}
