import { useState } from 'react';

/**
 * What a form was opened with, for as long as it is open: when somebody else saves meanwhile, the form must send the
 * revision that its fields came from, or it would overwrite what nobody has seen.
 * @param key what is edited; another one begins anew
 * @param present as read last; undefined while it is being read
 */
export function useAsOpened<Item>(key: string | null, present: Item | undefined): Item | undefined {
  const [opened, setOpened] = useState<{ key: string; item: Item } | null>(null);
  if (key === null) {
    if (opened !== null) setOpened(null);
    return undefined;
  }
  if (opened?.key === key) return opened.item;
  if (present !== undefined) setOpened({ key, item: present });
  return present;
}
