/**
 * People from a CSV file: sent in parts of at most 1 MiB, read by the server, started with what each column means, and
 * followed until it is done. The file is cut by bytes, wherever that falls; the server puts it together.
 */
import type { Page } from '@switchboard/shared/conversation';
import { type ImportTarget, importLimits, isWhollySent, type PersonImport } from '@switchboard/shared/person-import';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { queryString, request } from './client.ts';
import { importOfFile, keepFileBeingSent } from './file-being-sent.ts';
import { usePeopleChanged } from './people.ts';
import { type Sending, sendFile } from './send-file.ts';

const pollMs = 700;
/** How often a file that was not started is looked after: erasing somebody drops it. */
const previewPollMs = 5_000;
const partTimeoutMs = 60_000;
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

/** What of this very file is there already, if it was being sent from this browser. */
async function readPresent(file: File): Promise<PersonImport | null> {
  const id = importOfFile(file);
  if (id === null) return null;
  try {
    const present = await request<PersonImport>('GET', pathOf(id));
    return present.state === 'preview' && !isWhollySent(present) ? present : null;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** Sends a file, from where it was if the same was being sent before; `onProgress` hears how far it is. */
export function useSendImport(onProgress: (sending: Sending) => void) {
  const queries = useQueryClient();
  const options = { timeoutMs: partTimeoutMs };
  return useMutation({
    mutationFn: async (file: File) => {
      const sent = await sendFile(file, {
        present: await readPresent(file),
        begin: async (part) => {
          const query = queryString({ fileName: file.name.slice(-nameCharacters), fileBytes: file.size });
          const begun = await request<PersonImport>('POST', `/people/imports${query}`, part, options);
          keepFileBeingSent({ importId: begun.id, file });
          return begun;
        },
        add: (id, part, content) =>
          request<PersonImport>('POST', `${pathOf(id)}/parts${queryString({ part })}`, content, options),
        pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        onProgress,
      });
      keepFileBeingSent(null);
      return sent;
    },
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

/**
 * An import, read again until it has ended, also over a connection that is gone; then lists of people are read again as
 * well.
 */
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

/** The imports of late, the newest first, a page at a time. */
export function useImports() {
  return useInfiniteQuery({
    queryKey: listKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      request<Page<PersonImport>>('GET', `/people/imports${queryString({ limit: 20, cursor: pageParam })}`, undefined, {
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
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
