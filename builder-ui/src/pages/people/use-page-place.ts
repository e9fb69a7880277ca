/**
 * The way back through the pages of a list. In: what the list is asked, and which page the address names. Out: the pages
 * before and after it. The API leads forward only, so the tab remembers how the pages before this one begin; who was sent
 * the address goes back to the list's start.
 */
import { useSessionStorage } from '@mantine/hooks';
import { firstPage, type PageStart } from './people-view.ts';

interface Trail {
  key: string;
  /** How each page so far begins; the first at the list's start. */
  starts: (string | null)[];
}

export interface PagePlace {
  goOn: (nextCursor: string) => void;
  goBack: () => void;
}

/** @param key what the list is asked: the way through another is of no use */
export function usePagePlace(key: string, { page, from }: PageStart, go: (start: PageStart) => void): PagePlace {
  const [trail, setTrail] = useSessionStorage<Trail>({
    key: 'switchboard-people-pages',
    defaultValue: { key: '', starts: [] },
    getInitialValueInEffect: false,
  });
  const known = trail.key === key && trail.starts[page] === from ? trail.starts : [];
  return {
    goOn(nextCursor) {
      const starts = page === 0 ? [null] : known.slice(0, page + 1);
      if (starts.length > page) starts[page + 1] = nextCursor;
      setTrail({ key, starts });
      go({ page: page + 1, from: nextCursor });
    },
    goBack() {
      const before = known[page - 1];
      go(before ? { page: page - 1, from: before } : firstPage);
    },
  };
}
