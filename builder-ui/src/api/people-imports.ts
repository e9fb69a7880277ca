/**
 * People from a CSV file: sent in parts of at most 1 MiB, read by the server, started with what each column means, and
 * followed until it is done. The file is cut by bytes, wherever that falls; the server puts it together.
 */
import type { Page } from '@switchboard/shared/conversation';
import { type ImportTarget, importLimits, type PersonImport } from '@switchboard/shared/person-import';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { queryString, request } from './client.ts';
import { usePeopleChanged } from './people.ts';

const pollMs = 700;
/** How often a file that was not started is looked after: erasing somebody drops it. */
const previewPollMs = 5_000;
const partTimeoutMs = 60_000;
/** How often a part is sent, and how long is waited in between: a server that is started anew meanwhile is back by then. */
const partTries = 30;
const betweenTriesMs = 2_000;
const importsKey = ['people-imports'] as const;
const listKey = [...importsKey, 'list'] as const;
const importKey = (id: string) => [...importsKey, 'one', id] as const;
/** How much of a file's name is kept with its import. */
const nameCharacters = 200;
const pathOf = (id: string): string => `/people/imports/${encodeURIComponent(id)}`;

/** What an import starts with: what its columns are taken for, and whether the first row names them. */
export interface ImportBeginning {
  columns: { column: number; target: ImportTarget }[];
  hasHeader: boolean;
}

/** How large a file may be, in bytes. */
export const importBytesAtMost = importLimits.partBytes * importLimits.parts;

/** Sends a part until it is answered: the last one counts once, however often it is sent. */
async function sendPart(send: () => Promise<PersonImport>): Promise<PersonImport> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      const mayPass = error instanceof ApiError && (error.status === 0 || error.status >= 500);
      if (!mayPass || tries === partTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
    }
  }
}

/**
 * Sends a file, part after part, and comes back with the import as it would begin. A connection that is lost meanwhile is
 * waited for, save for the first part, which would make another import.
 * @param onSent called after each part with the share sent so far, from 0 to 1
 * @throws ApiError when the server refuses a part
 */
async function sendFile(file: File, onSent: (share: number) => void): Promise<PersonImport> {
  const partAt = (part: number): Blob =>
    file.slice((part - 1) * importLimits.partBytes, part * importLimits.partBytes, 'text/csv');
  const options = { timeoutMs: partTimeoutMs };
  const parts = Math.max(1, Math.ceil(file.size / importLimits.partBytes));
  let answer = await request<PersonImport>(
    'POST',
    `/people/imports${queryString({ fileName: file.name.slice(-nameCharacters), fileBytes: file.size })}`,
    partAt(1),
    options,
  );
  for (let part = 2; part <= parts; part += 1) {
    onSent((part - 1) / parts);
    const path = `${pathOf(answer.id)}/parts${queryString({ part })}`;
    answer = await sendPart(() => request<PersonImport>('POST', path, partAt(part), options));
  }
  onSent(1);
  return answer;
}

/** Sends a file; `onSent` hears how much of it is there, from 0 to 1. */
export function useSendImport(onSent: (share: number) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => sendFile(file, onSent),
    onSuccess: (sent) => queries.setQueryData(importKey(sent.id), sent),
    onSettled: () => queries.invalidateQueries({ queryKey: listKey }),
  });
}

/** Starts an import with what its columns mean. */
export function useStartImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, start }: { id: string; start: ImportBeginning }) =>
      request<PersonImport>('POST', `${pathOf(id)}/start`, start),
    onSuccess: (started) => {
      queries.setQueryData(importKey(started.id), started);
      return queries.invalidateQueries({ queryKey: listKey });
    },
    // It is not as it was seen.
    onError: () => queries.invalidateQueries({ queryKey: importsKey }),
  });
}

/** Where a browser gets all that was wrong with an import, as a file. */
export function importErrorsAddress(id: string): string {
  return `/api/v1${pathOf(id)}/errors`;
}

/** An import, read again until it has ended, also over a connection that is gone; then lists of people are read again as well. */
export function useImport(id: string) {
  const changed = usePeopleChanged();
  return useQuery<PersonImport>({
    queryKey: importKey(id),
    refetchInterval: ({ state: { data } }) => {
      if (data?.state === 'preview') return previewPollMs;
      return data === undefined || data.state === 'running' ? pollMs : false;
    },
    queryFn: async ({ signal }) => {
      const answer = await request<PersonImport>('GET', pathOf(id), undefined, { signal });
      if (answer.state === 'done' || answer.state === 'failed') await changed();
      return answer;
    },
  });
}

/** The imports of late, the newest first. */
export function useImports() {
  return useQuery({
    queryKey: listKey,
    queryFn: async ({ signal }) =>
      (await request<Page<PersonImport>>('GET', '/people/imports?limit=20', undefined, { signal })).items,
  });
}

/** Forgets an import, if it is as it was seen: one under way stops, and the people it brought stay. */
export function useDeleteImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, state }: Pick<PersonImport, 'id' | 'state'>) =>
      request<void>('DELETE', `${pathOf(id)}${queryString({ state })}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: listKey }),
    // It is not as it was seen.
    onError: () => queries.invalidateQueries({ queryKey: importsKey }),
  });
}
