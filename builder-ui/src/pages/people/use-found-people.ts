/** Searches people by what is typed, once the typing pauses. */
import { useDebouncedValue } from '@mantine/hooks';
import type { Person } from '@switchboard/shared/person';
import { usePeopleFound } from '../../api/people.ts';

const searchQuietMs = 200;

/**
 * @param typed a text; nothing is found by an empty one
 * @returns who is found by it; null while they are searched for, since those of what was typed before are not meant
 */
export function useFoundPeople(typed: string): readonly Person[] | null {
  const sought = typed.trim();
  const [search] = useDebouncedValue(sought, searchQuietMs);
  const { data } = usePeopleFound(search);
  if (sought === '') return [];
  return search === sought ? (data?.items ?? null) : null;
}
