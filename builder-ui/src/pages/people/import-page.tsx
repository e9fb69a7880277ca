/**
 * People from a CSV file, in three steps: choose the file, say what its columns mean, watch it come in. Once the file is
 * sent, an import has an address of its own to come back to; once started, it goes on whether or not somebody looks.
 */
import { Button, Progress, Stack, Text } from '@mantine/core';
import { isWhollySent, type PersonImport } from '@switchboard/shared/person-import';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ApiError } from '../../api/api-error.ts';
import { importBytesAtMost, useDeleteImport, useImport, useSendImport } from '../../api/people-imports.ts';
import type { Sending } from '../../api/send-file.ts';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { ChooseFile } from './choose-file.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportResult } from './import-result.tsx';
import { RecentImports } from './recent-imports.tsx';
import { useDiscardImport } from './use-discard-import.ts';

const notSent: Sending = { share: 0, isWaiting: false };
const bytesInMebibyte = 1_048_576;

/** It would be refused again, however often it is sent. */
function isRefused(error: Error): boolean {
  return error instanceof ApiError && [400, 403, 413, 415, 422].includes(error.status);
}

export function NewImportPage() {
  const [, navigate] = useLocation();
  const [sending, setSending] = useState<Sending>(notSent);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const send = useSendImport(setSending);

  function take(file: File): void {
    const isTooLarge = file.size > importBytesAtMost;
    setTooLarge(
      isTooLarge
        ? `“${file.name}” is larger than ${importBytesAtMost / bytesInMebibyte} MB. Split it and import the parts.`
        : null,
    );
    setSending(notSent);
    if (!isTooLarge) send.mutate(file, { onSuccess: ({ id }) => navigate(`/people/imports/${encodeURIComponent(id)}`) });
  }

  return (
    <Page
      title="Import people"
      detail="Import people"
      about="A CSV file, such as a spreadsheet saved as one. Nothing is changed before you say so."
    >
      {send.isPending ? (
        <Stack maw={520} gap="xs">
          <Text role="status">
            {sending.isWaiting
              ? 'Switchboard cannot be reached just now. What was sent is there, and the rest follows by itself.'
              : 'Sending the file…'}
          </Text>
          <Progress value={sending.share * 100} aria-label="Share of the file that is sent" />
        </Stack>
      ) : (
        <Stack maw={640}>
          {tooLarge ? (
            <Text c="var(--mantine-color-error)" role="alert">
              {tooLarge}
            </Text>
          ) : null}
          {send.error ? (
            <ProblemNotice
              error={send.error}
              title={isRefused(send.error) ? 'The file cannot be imported' : 'The file was not wholly sent'}
              onRetry={isRefused(send.error) || !send.variables ? undefined : () => take(send.variables)}
            />
          ) : null}
          <ChooseFile onChoose={take} />
          <RecentImports />
        </Stack>
      )}
    </Page>
  );
}

export function ImportPage({ importId }: { importId: string }) {
  const found = useImport(importId);
  const title = found.data?.fileName ?? 'Import';
  const isGone = found.error instanceof ApiError && found.error.status === 404;
  return (
    <Page title={title} detail={title} actions={isGone ? null : <ImportActions shown={found.data} />}>
      {found.error && (isGone || !found.data) ? (
        <ProblemNotice error={found.error} title="This import cannot be shown" onRetry={() => void found.refetch()} />
      ) : found.data?.state === 'preview' && isWhollySent(found.data) ? (
        <ImportColumns key={found.data.id} preview={found.data} />
      ) : (
        <ImportResult shown={found.data} isCutOff={found.error !== null} />
      )}
    </Page>
  );
}

function ImportActions({ shown }: { shown: PersonImport | undefined }) {
  const [, navigate] = useLocation();
  const stop = useDeleteImport();
  const discard = useDiscardImport();
  if (shown?.state === 'preview')
    return (
      <Button
        variant="default"
        loading={discard.isPending}
        onClick={() => discard.run(shown, () => navigate('/people/imports/new'))}
      >
        Discard file
      </Button>
    );
  if (shown?.state === 'running')
    return (
      <Button
        variant="default"
        loading={stop.isPending}
        onClick={() =>
          stop.mutate(shown, {
            onSuccess: () => {
              showDone('The import has stopped; the people it brought stay');
              navigate('/people');
            },
            onError: (error) => showProblem('The import was not stopped', error),
          })
        }
      >
        Stop import
      </Button>
    );
  return (
    <Button component={Link} href="/people">
      Show people
    </Button>
  );
}
