/** The imports of late: how each ended, or how far it is. */
import { Anchor, Text, Title } from '@mantine/core';
import type { PersonImport } from '@switchboard/shared/person-import';
import { Link } from 'wouter';
import { useImports } from '../../api/people-imports.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import styles from './import-page.module.css';
import { peopleCount } from './person-words.tsx';

export function RecentImports() {
  const imports = useImports();
  // A file that was looked at and never started is nothing to come back to.
  const begun = imports.data?.filter(({ state }) => state !== 'preview') ?? [];
  if (imports.error && !imports.data)
    return <ProblemNotice error={imports.error} title="Earlier imports cannot be shown" onRetry={() => void imports.refetch()} />;
  if (begun.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <Title order={2} id="earlier" mb="sm">
        Earlier imports
      </Title>
      <ul className={styles.recent}>
        {begun.map((one) => (
          <li key={one.id}>
            <Anchor component={Link} href={`/people/imports/${encodeURIComponent(one.id)}`}>
              {one.fileName}
            </Anchor>
            <Text size="xs" c="dimmed">
              {outcome(one)}, <TimeAgo at={one.finishedAt ?? one.createdAt} />
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

function outcome({ state, created, updated, failed, bytes, bytesDone }: PersonImport): string {
  if (state === 'running') return `${Math.floor((bytesDone / Math.max(1, bytes)) * 100)} % imported`;
  const faults = failed === 0 ? '' : `, ${failed} ${failed === 1 ? 'row' : 'rows'} left out`;
  return `${peopleCount(created)} added, ${updated} changed${faults}${state === 'failed' ? ', then it stopped' : ''}`;
}
