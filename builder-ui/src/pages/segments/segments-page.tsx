/** All segments: how many people are in each now, and what uses it. */
import { Button, Text } from '@mantine/core';
import type { Segment } from '@switchboard/shared/segment';
import { IconChartPie, IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useSegments } from '../../api/segments.ts';
import { Page } from '../../app/page.tsx';
import type { Column } from '../../app/row-list.tsx';
import { SearchedList } from '../../app/searched-list.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { useNames } from '../../app/use-names.ts';
import { conditionWords } from '../../graph/condition-words.ts';
import { namedUses } from './segment-uses.ts';

export function SegmentsPage() {
  const segments = useSegments();
  const names = useNames();
  const isAdministrator = useIsAdministrator();

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
      <SearchedList
        label="Segments"
        one="a segment"
        items={segments}
        columns={columns}
        icon={IconChartPie}
        sentence="A segment is everybody a condition holds for, such as French customers who pay."
        createFirst={
          isAdministrator ? (
            <Button component={Link} href="/segments/new" variant="default">
              Create the first segment
            </Button>
          ) : null
        }
        addressOf={({ id }) => `/segments/${encodeURIComponent(id)}`}
      />
    </Page>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
