/** Segments: people by a condition, kept under a name; and the live answer to who is in one while it is edited. */
import type { Condition } from '@switchboard/shared/condition';
import type { Segment, SegmentCreate, SegmentPreview, SegmentUpdate, UncountedSegment } from '@switchboard/shared/segment';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, requestAllPages } from './client.ts';

export const segmentsKey = ['segments'] as const;
const pathOf = (id: string): string => `/segments/${encodeURIComponent(id)}`;

/** All segments with their counts. Counting is work for the server: it is not asked again for half a minute. */
export function useSegments() {
  return useQuery({
    queryKey: [...segmentsKey, 'list'],
    staleTime: 30_000,
    queryFn: ({ signal }) => requestAllPages<Segment>('/segments?limit=200', signal),
  });
}

/** All segments without their counts, for where names are all that is needed. */
export function useSegmentNames() {
  return useQuery({
    queryKey: [...segmentsKey, 'names'],
    staleTime: 30_000,
    queryFn: ({ signal }) => requestAllPages<UncountedSegment>('/segments?limit=200&counts=none', signal),
  });
}

/** One segment; `null` asks for none. */
export function useSegment(id: string | null) {
  return useQuery({
    queryKey: [...segmentsKey, 'one', id],
    enabled: id !== null,
    queryFn: ({ signal }) => request<Segment>('GET', pathOf(id ?? ''), undefined, { signal }),
  });
}

/**
 * Who a condition holds for now: exact count, the newest few, and what is doubtful about it. A question that is no
 * longer asked is cancelled; the former answer stays until the next has come.
 * @param condition null while it is not finished: then nothing is asked
 */
export function useSegmentPreview(condition: Condition | null) {
  return useQuery({
    queryKey: [...segmentsKey, 'preview', condition],
    enabled: condition !== null,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => request<SegmentPreview>('POST', '/segments/preview', { condition }, { signal }),
  });
}

/** Creates a segment when `id` is null, else changes that one. */
export function useSaveSegment() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, segment }: { id: string | null; segment: SegmentCreate | SegmentUpdate }) =>
      id === null ? request<Segment>('POST', '/segments', segment) : request<Segment>('PUT', pathOf(id), segment),
    onSuccess: (saved) => {
      queries.setQueryData([...segmentsKey, 'one', saved.id], saved);
      return queries.invalidateQueries({ queryKey: segmentsKey });
    },
  });
}

/** Deletes a segment. Fails with `ApiError` 409 and `usedBy` when something uses it. */
export function useDeleteSegment() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', pathOf(id)),
    onSuccess: (_answer, id) => {
      queries.removeQueries({ queryKey: [...segmentsKey, 'one', id] });
      return Promise.all(['list', 'names'].map((each) => queries.invalidateQueries({ queryKey: [...segmentsKey, each] })));
    },
  });
}
