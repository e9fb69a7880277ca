/** Which two are compared: any two versions, or one and the draft. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { SearchedSelect } from '../app/searched-select.tsx';
import { type Compared, type StateKey, stateWords } from './compared.ts';
import classes from './versions-page.module.css';

interface ComparisonBarProps {
  compared: Compared;
  /** Number of the newest version, or null when there is none. */
  latest: number | null;
  onCompare: (from: StateKey | null, to: StateKey) => void;
}

export function ComparisonBar({ compared: { from, to }, latest, onCompare }: ComparisonBarProps) {
  const states: StateKey[] = ['draft', ...Array.from({ length: latest ?? 0 }, (_, index) => (latest ?? 0) - index)];
  const data = states.map((state) => ({ value: String(state), label: stateWords(state) }));
  const stateOf = (value: string): StateKey => (value === 'draft' ? 'draft' : Number(value));
  return (
    <div className={classes.bar}>
      <SearchedSelect
        size="xs"
        w={150}
        aria-label="What to look at"
        data={data}
        value={String(to)}
        searchable={data.length > 10}
        onChange={(value) => (value === null ? undefined : onCompare(from, stateOf(value)))}
      />
      <span>{from === null ? 'has nothing before it' : 'compared with'}</span>
      {from === null ? null : (
        <>
          <SearchedSelect
            size="xs"
            w={150}
            aria-label="What to compare it with"
            data={data}
            value={String(from)}
            searchable={data.length > 10}
            onChange={(value) => (value === null ? undefined : onCompare(stateOf(value), to))}
          />
          <Tooltip label="Exchange the two">
            <ActionIcon aria-label="Exchange the two" onClick={() => onCompare(to, from)}>
              <IconArrowsExchange size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </div>
  );
}
