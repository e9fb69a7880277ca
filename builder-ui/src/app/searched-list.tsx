/**
 * A list that is read whole: sorted by name, searched when it is too long to be read, shown a part at a time; or what
 * stands in its place while there is nothing to show.
 */
import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { TablerIcon } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { EmptyState } from './empty-state.tsx';
import { FindField, holdsWords } from './find-field.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { type Column, RowList } from './row-list.tsx';
import { byName } from './words/by-name.ts';

interface SearchedListProps<Item extends { id: string; name: string }> {
  /** “Agents”. */
  label: string;
  /** “an agent”. */
  one: string;
  items: Pick<UseQueryResult<Item[]>, 'data' | 'error' | 'refetch'>;
  columns: Column<Item>[];
  /** What else is searched than names, in the words of who searches: “e-mail”. */
  also?: { words: string; textOf: (item: Item) => string };
  icon: TablerIcon;
  /** Said where there is none yet. */
  sentence: string;
  /** Makes the first; null for who may only look. */
  createFirst: ReactNode;
  addressOf?: (item: Item) => string;
  onOpen?: (item: Item) => void;
}

const rowsAtATime = 50;
/** A list longer than this is searched, not read. */
const searchedFrom = 12;

export function SearchedList<Item extends { id: string; name: string }>(props: SearchedListProps<Item>) {
  const { label, one, items, columns, also, icon, sentence, createFirst, addressOf, onOpen } = props;
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(rowsAtATime);
  const many = label.toLowerCase();
  const found = items.data
    ?.filter((item) => holdsWords(also ? `${item.name} ${also.textOf(item)}` : item.name, search))
    .toSorted((a, b) => byName.compare(a.name, b.name));

  if (items.error && !found) {
    return <ProblemNotice error={items.error} title={`The ${many} cannot be shown`} onRetry={() => void items.refetch()} />;
  }
  if (items.data?.length === 0) return <EmptyState icon={icon} sentence={sentence} action={createFirst} />;
  return (
    <>
      {(items.data?.length ?? 0) >= searchedFrom ? (
        <FindField
          label={`Find ${one}`}
          placeholder={also ? `Name or ${also.words}` : 'Name'}
          value={search}
          onChange={setSearch}
        />
      ) : null}
      {found?.length === 0 ? (
        <EmptyState
          icon={icon}
          sentence={`None of the ${many} is called “${search.trim()}”.`}
          action={
            <Button variant="default" onClick={() => setSearch('')}>
              Show all {many}
            </Button>
          }
        />
      ) : (
        <RowList
          label={label}
          columns={columns}
          rows={found?.slice(0, shown)}
          keyOf={({ id }) => id}
          addressOf={addressOf}
          onOpen={onOpen}
          more={{ hasMore: (found?.length ?? 0) > shown, isLoading: false, load: () => setShown(shown + rowsAtATime) }}
        />
      )}
    </>
  );
}
