/** All segments: how many people are in each now, and what uses it. */
import { Button, Text, TextInput } from '@mantine/core';
import type { Segment } from '@switchboard/shared/segment';
import { IconChartPie, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useSegments } from '../../api/segments.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { useNames } from '../../app/use-names.ts';
import { byName } from '../../app/words/by-name.ts';
import { conditionWords } from '../../graph/condition-words.ts';
import { namedUses } from './segment-uses.ts';

/** A list longer than this is searched, not read. */
const searchedFrom = 12;

export function SegmentsPage() {
  const segments = useSegments();
  const names = useNames();
  const isAdministrator = useIsAdministrator();
  const [search, setSearch] = useState('');
  const rows = segments.data
    ?.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()))
    .toSorted((a, b) => byName.compare(a.name, b.name));

  const columns: Column<Segment>[] = [
    { name: 'Name', cell: ({ name }) => name },
    {
      name: 'People',
      width: '96px',
      phoneWidth: '80px',
      isRightAligned: true,
      cell: ({ count }) => <span className="figures">{new Intl.NumberFormat('en').format(count)}</span>,
    },
    { name: 'Who', width: '38%', isHiddenOnPhone: true, cell: ({ condition }) => sentence(conditionWords(condition, names)) },
    {
      name: 'Used by',
      width: '18%',
      phoneWidth: '110px',
      cell: ({ usedBy }) => {
        const uses = namedUses(usedBy);
        if (uses.length === 0)
          return (
            <Text span c="dimmed">
              Nothing yet
            </Text>
          );
        return uses.length === 1 ? (uses[0]?.name ?? '') : `${uses.length} places`;
      },
    },
    { name: 'Changed', width: '130px', isHiddenOnPhone: true, cell: ({ updatedAt }) => <TimeAgo at={updatedAt} /> },
  ];

  return (
    <Page
      title="Segments"
      about="People who have something in common. They follow by themselves when people change."
      actions={
        isAdministrator ? (
          <Button component={Link} href="/segments/new" leftSection={<IconPlus size={16} aria-hidden />}>
            Create segment
          </Button>
        ) : null
      }
    >
      {(segments.data?.length ?? 0) >= searchedFrom ? (
        <TextInput
          size="xs"
          type="search"
          mb="sm"
          maw={360}
          aria-label="Search segments"
          placeholder="Name"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      {segments.error && !rows ? (
        <ProblemNotice error={segments.error} title="The segments cannot be shown" onRetry={() => void segments.refetch()} />
      ) : rows?.length === 0 ? (
        <EmptyState
          icon={IconChartPie}
          sentence={
            search === ''
              ? 'A segment is everybody a condition holds for, such as French customers who pay.'
              : 'No segment has this name.'
          }
          action={
            search === '' && !isAdministrator ? null : search === '' ? (
              <Button component={Link} href="/segments/new" variant="default">
                Create the first segment
              </Button>
            ) : (
              <Button variant="default" onClick={() => setSearch('')}>
                Show all segments
              </Button>
            )
          }
        />
      ) : (
        <RowList
          label="Segments"
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          addressOf={({ id }) => `/segments/${encodeURIComponent(id)}`}
        />
      )}
    </Page>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
