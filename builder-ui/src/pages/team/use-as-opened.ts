import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';

interface AsOpened<Item> {
  /** As read last; undefined while it is being read, and when it is gone. */
  present: Item | undefined;
  opened: Item | undefined;
  /** Goes on from what is saved now; undefined when that could not be read, or is gone. */
  readNewest: () => Promise<Item | undefined>;
}

/**
 * What a form was opened with, for as long as it is open: when somebody else saves meanwhile, the form must send the
 * revision that its fields came from, or it would overwrite what nobody has seen.
 * @param id of what is edited; null for nothing; another one begins anew
 * @param all the list that it is of
 * @param save the mutation whose refusal is forgotten once theirs is read
 */
export function useAsOpened<Item extends { id: string }>(
  id: string | null,
  all: Pick<UseQueryResult<Item[]>, 'data' | 'refetch'>,
  save: { reset: () => void },
): AsOpened<Item> {
  const [opened, setOpened] = useState<Item | null>(null);
  const find = (items: Item[] | undefined): Item | undefined => items?.find((item) => item.id === id);
  const present = find(all.data);
  if (opened !== null && opened.id !== id) setOpened(null);
  if (opened?.id !== id && present !== undefined) setOpened(present);

  async function readNewest(): Promise<Item | undefined> {
    const { data, isError } = await all.refetch();
    const newest = isError ? undefined : find(data);
    if (newest === undefined) return undefined;
    setOpened(newest);
    save.reset();
    return newest;
  }
  return { present, opened: opened?.id === id ? opened : present, readNewest };
}
