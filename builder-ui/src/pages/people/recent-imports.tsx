/**
 * The imports of late, page after page: how each ended, or how far it is; one that was not started can be gone on with, or
 * discarded.
 */
import { Anchor, Button, Center, Text, Title } from '@mantine/core';
import { isWhollySent, type PersonImport } from '@switchboard/shared/person-import';
import { Link } from 'wouter';
import { useImports } from '../../api/people-imports.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import { importOutcome } from './import-outcome.ts';
import styles from './import-page.module.css';
import { useDiscardImport } from './use-discard-import.ts';

export function RecentImports() {
  const imports = useImports();
  if (imports.error && !imports.data)
    return <ProblemNotice error={imports.error} title="Earlier imports cannot be shown" onRetry={() => void imports.refetch()} />;
  const shown = imports.data?.pages.flatMap(({ items }) => items) ?? [];
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <Title order={2} id="earlier" mb="sm">
        Earlier imports
      </Title>
      <ul className={styles.recent}>
        {shown.map((one) => (
          <RecentImport key={one.id} shown={one} />
        ))}
      </ul>
      {imports.hasNextPage ? (
        <Center py="md">
          <Button variant="default" size="xs" loading={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
            Show more
          </Button>
        </Center>
      ) : null}
    </section>
  );
}

function RecentImport({ shown }: { shown: PersonImport }) {
  const discard = useDiscardImport();
  const { fileName } = shown;
  const address = `/people/imports/${encodeURIComponent(shown.id)}`;
  return (
    <li>
      <div className={styles.outcome}>
        <Anchor component={Link} href={address}>
          {fileName}
        </Anchor>
        <Text size="xs" c="dimmed">
          {importOutcome(shown)}, <TimeAgo at={shown.finishedAt ?? shown.createdAt} />
        </Text>
      </div>
      {shown.state === 'preview' ? (
        <>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`Discard ${fileName}`}
            loading={discard.isPending}
            onClick={() => discard.run(shown)}
          >
            Discard
          </Button>
          {isWhollySent(shown) ? (
            <Button component={Link} href={address} size="compact-sm" variant="default" aria-label={`Go on with ${fileName}`}>
              Go on
            </Button>
          ) : null}
        </>
      ) : null}
    </li>
  );
}
