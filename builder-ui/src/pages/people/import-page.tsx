/**
 * People from a CSV file, in three steps: choose the file, say what its columns mean, watch it come in. Once started,
 * an import has an address of its own and goes on whether or not somebody looks.
 */
import { Button, Progress, Stack, Text } from '@mantine/core';
import type { PersonImport } from '@switchboard/shared/person-import';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { importBytesAtMost, useImport, useSendImport, useStopImport } from '../../api/people-imports.ts';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { ChooseFile } from './choose-file.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportResult } from './import-result.tsx';
import { RecentImports } from './recent-imports.tsx';

const bytesInMebibyte = 1_048_576;

export function NewImportPage() {
  const [, navigate] = useLocation();
  const [share, setShare] = useState(0);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [sent, setSent] = useState<PersonImport | null>(null);
  const send = useSendImport(setShare);

  function take(file: File): void {
    const isTooLarge = file.size > importBytesAtMost;
    setTooLarge(
      isTooLarge
        ? `“${file.name}” is larger than ${importBytesAtMost / bytesInMebibyte} MB. Split it and import the parts.`
        : null,
    );
    setShare(0);
    if (!isTooLarge) send.mutate(file, { onSuccess: setSent });
  }

  return (
    <Page
      title="Import people"
      detail="Import people"
      about={
        sent === null ? 'A CSV file, such as a spreadsheet saved as one. Nothing is changed before you say so.' : sent.fileName
      }
    >
      {sent !== null ? (
        <ImportColumns
          preview={sent}
          onStarted={(id) => navigate(`/people/imports/${encodeURIComponent(id)}`)}
          onOtherFile={() => setSent(null)}
        />
      ) : send.isPending ? (
        <Stack maw={520} gap="xs">
          <Text role="status">Sending the file…</Text>
          <Progress value={share * 100} aria-label="Share of the file that is sent" />
        </Stack>
      ) : (
        <Stack maw={640}>
          {tooLarge ? (
            <Text c="var(--mantine-color-error)" role="alert">
              {tooLarge}
            </Text>
          ) : null}
          {send.error ? <ProblemNotice error={send.error} title="The file cannot be imported" /> : null}
          <ChooseFile onChoose={take} />
          <RecentImports />
        </Stack>
      )}
    </Page>
  );
}

export function ImportPage({ importId }: { importId: string }) {
  const [, navigate] = useLocation();
  const found = useImport(importId);
  const stop = useStopImport();
  const title = found.data?.fileName ?? 'Import';
  return (
    <Page
      title={title}
      detail={title}
      actions={
        found.data?.state === 'running' ? (
          <Button
            variant="default"
            loading={stop.isPending}
            onClick={() =>
              stop.mutate(importId, {
                onSuccess: () => {
                  showDone('The import has stopped; the people it brought stay');
                  navigate('/people');
                },
                onError: (error) => showProblem('The import goes on', error),
              })
            }
          >
            Stop import
          </Button>
        ) : (
          <Button component={Link} href="/people">
            Show people
          </Button>
        )
      }
    >
      {found.error && !found.data ? (
        <ProblemNotice error={found.error} title="This import cannot be shown" onRetry={() => void found.refetch()} />
      ) : (
        <ImportResult shown={found.data} />
      )}
    </Page>
  );
}
