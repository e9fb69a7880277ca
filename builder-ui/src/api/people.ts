/**
 * People: pages of the list by search and order or by a condition, one person with history and conversations, changes,
 * merging and deleting; and the attributes that people have. A list may be of hundreds of thousands: it is read a page
 * at a time and never whole.
 */
import type { AttributeConversion, AttributeDetail } from '@switchboard/shared/attribute-detail';
import type { Condition } from '@switchboard/shared/condition';
import type { ConversationSummary, Page } from '@switchboard/shared/conversation';
import type {
  AttributeDefinition,
  AttributeType,
  PeoplePage,
  Person,
  PersonCreate,
  PersonDetail,
  PersonSortField,
  PersonTimelineEntry,
  PersonUpdate,
} from '@switchboard/shared/person';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryString, request, requestAllPages } from './client.ts';
import { conversationsKey } from './conversations.ts';

export const peopleKey = ['people'] as const;
export const attributesKey = ['attributes'] as const;

/** How many rows a page of the list has. */
export const peoplePerPage = 50;

/** Which people, in which order; with a condition the newest come first. */
export type PeopleQuery =
  | { condition: null; search: string; sort: PersonSortField; direction: 'ascending' | 'descending' }
  | { condition: Condition };

const pathOf = (id: string): string => `/people/${encodeURIComponent(id)}`;
const attributePath = (name: string): string => `/attributes/${encodeURIComponent(name)}`;

async function readPage(query: PeopleQuery, cursor: string | null, signal: AbortSignal): Promise<PeoplePage> {
  if (query.condition === null) {
    const { search, sort, direction } = query;
    const path = `/people${queryString({ search, sort, direction, limit: peoplePerPage, cursor })}`;
    return request<PeoplePage>('GET', path, undefined, { signal });
  }
  const body = { condition: query.condition, limit: peoplePerPage, ...(cursor === null ? {} : { cursor }) };
  const page = await request<Page<Person>>('POST', '/people/search', body, { signal });
  return { ...page, total: null };
}

function pageOptions(query: PeopleQuery, cursor: string | null) {
  return {
    queryKey: [...peopleKey, 'list', query, cursor],
    queryFn: ({ signal }: { signal: AbortSignal }) => readPage(query, cursor, signal),
  };
}

/**
 * One page of people; the page before stays while the next is read, and the one after is read ahead. `total` counts
 * all pages, where the server has counted them.
 */
export function usePeoplePage(query: PeopleQuery, cursor: string | null) {
  const queries = useQueryClient();
  const page = useQuery({ ...pageOptions(query, cursor), placeholderData: keepPreviousData });
  const next = page.isPlaceholderData ? null : (page.data?.nextCursor ?? null);
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the query
  useEffect(() => {
    if (next !== null) void queries.prefetchQuery(pageOptions(query, next));
  }, [key, next, queries]);
  const first = queries.getQueryData<PeoplePage>(pageOptions(query, null).queryKey);
  return { ...page, total: first?.total ?? null };
}

/** The first few people that a text finds; nobody is asked for while the text is empty. */
export function usePeopleFound(search: string) {
  return useQuery({
    queryKey: [...peopleKey, 'found', search],
    enabled: search !== '',
    queryFn: ({ signal }) =>
      request<PeoplePage>('GET', `/people${queryString({ search, sort: 'name', limit: 10 })}`, undefined, { signal }),
  });
}

/** The people of whom something was heard last. */
export function useRecentPeople() {
  return useQuery({
    queryKey: [...peopleKey, 'recent'],
    queryFn: ({ signal }) =>
      request<PeoplePage>('GET', '/people?sort=updatedAt&direction=descending&limit=10', undefined, { signal }),
  });
}

/** One person with segments and other names; `null` asks for nobody. */
export function usePerson(id: string | null) {
  return useQuery({
    queryKey: [...peopleKey, 'one', id],
    enabled: id !== null,
    queryFn: ({ signal }) => request<PersonDetail>('GET', pathOf(id ?? ''), undefined, { signal }),
  });
}

/** @returns a function that reads a person, or takes what was read of them lately */
export function usePersonReader(): (id: string) => Promise<PersonDetail> {
  const queries = useQueryClient();
  return (id) =>
    queries.fetchQuery({
      queryKey: [...peopleKey, 'one', id],
      staleTime: 30_000,
      queryFn: ({ signal }) => request<PersonDetail>('GET', pathOf(id), undefined, { signal }),
    });
}

/** What happened with a person, newest first, page after page. */
export function usePersonTimeline(id: string) {
  return useInfiniteQuery({
    queryKey: [...peopleKey, 'timeline', id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      request<Page<PersonTimelineEntry>>(
        'GET',
        `${pathOf(id)}/timeline${queryString({ limit: 25, cursor: pageParam })}`,
        undefined,
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** A person's newest conversations. */
export function usePersonConversations(id: string) {
  return useQuery({
    queryKey: [...conversationsKey, 'of-person', id],
    queryFn: ({ signal }) =>
      request<Page<ConversationSummary>>('GET', `/conversations${queryString({ personId: id, limit: 10 })}`, undefined, {
        signal,
      }),
  });
}

/** Where a browser gets all that is known of a person, as a file. */
export function personExportAddress(id: string): string {
  return `/api/v1${pathOf(id)}/export`;
}

/** What a change of people may change elsewhere is read again: lists, counts of segments, names of attributes. */
export function usePeopleChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: peopleKey }),
      queries.invalidateQueries({ queryKey: attributesKey }),
      queries.invalidateQueries({ queryKey: ['segments'] }),
      queries.invalidateQueries({ queryKey: conversationsKey }),
    ]);
  };
}

/** Creates a person by hand. */
export function useCreatePerson() {
  const changed = usePeopleChanged();
  return useMutation({
    mutationFn: (person: PersonCreate) => request<Person>('POST', '/people', person),
    onSuccess: changed,
  });
}

/** Changes a person; a 409 says that somebody else did so in between. */
export function useUpdatePerson(id: string) {
  const changed = usePeopleChanged();
  return useMutation({
    mutationFn: (change: PersonUpdate) => request<Person>('PUT', pathOf(id), change),
    onSuccess: changed,
  });
}

/** Makes one person part of another, who stays. */
export function useMergePeople() {
  const changed = usePeopleChanged();
  return useMutation({
    mutationFn: ({ id, intoId }: { id: string; intoId: string }) => request<Person>('POST', `${pathOf(id)}/merge`, { intoId }),
    onSuccess: changed,
  });
}

/** Erases a person wholly; what is open of them is forgotten, not read again. */
export function useDeletePerson() {
  const queries = useQueryClient();
  const changed = usePeopleChanged();
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', pathOf(id)),
    onSuccess: async (_answer, id) => {
      queries.removeQueries({ queryKey: [...peopleKey, 'one', id] });
      queries.removeQueries({ queryKey: [...peopleKey, 'timeline', id] });
      await changed();
    },
  });
}

/** The attributes that people have, by name. */
export function useAttributes() {
  return useQuery({
    queryKey: attributesKey,
    staleTime: 60_000,
    queryFn: ({ signal }) => requestAllPages<AttributeDefinition>('/attributes?limit=200', signal),
  });
}

/** @returns a function that reads one attribute as it is now, counted exactly, with what uses it */
export function useAttributeReader(): (name: string) => Promise<AttributeDetail> {
  const queries = useQueryClient();
  return (name) =>
    queries.fetchQuery({
      queryKey: [...attributesKey, 'one', name],
      staleTime: 0,
      queryFn: ({ signal }) => request<AttributeDetail>('GET', attributePath(name), undefined, { signal }),
    });
}

/** Says what type of value an attribute holds, for everybody. */
export function useDefineAttribute() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, type }: { name: string; type: AttributeType }) =>
      request<AttributeDefinition>('PUT', attributePath(name), { type }),
    onSuccess: () => queries.invalidateQueries({ queryKey: attributesKey }),
  });
}

type Converted = Omit<AttributeConversion, 'nextCursor'>;

/**
 * Has people's values converted to the type that an attribute is defined to have, some hundred people after the other.
 * What was done stays when it is broken off; doing it again goes on with the rest.
 */
export function useConvertAttribute() {
  const changed = usePeopleChanged();
  return useMutation({
    mutationFn: async (name: string): Promise<Converted> => {
      const sum = { converted: 0, left: 0 };
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const path = `${attributePath(name)}/conversion${queryString({ cursor })}`;
        const { converted, left, nextCursor }: AttributeConversion = await request('POST', path);
        sum.converted += converted;
        sum.left += left;
        cursor = nextCursor;
      }
      return sum;
    },
    onSettled: changed,
  });
}
