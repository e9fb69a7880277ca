/** The automations in the order in which they decide: what state each is in, since when, and how to change the order. */
import { Button, Text, TextInput } from '@mantine/core';
import type { Automation } from '@switchboard/shared/automation';
import { IconPlus, IconRoute, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useAutomations, useOrderAutomations } from '../../api/automations.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { showProblem } from '../../app/show-notice.ts';
import { TimeAgo } from '../../app/time-ago.tsx';
import { AutomationMenu } from './automation-menu.tsx';
import { AutomationStatusBadge } from './automation-status.tsx';
import { moveId } from './move-id.ts';
import { useStartAutomation } from './use-start-automation.ts';

const rowsAtATime = 50;

export function AutomationsPage() {
  const automations = useAutomations();
  const order = useOrderAutomations();
  const { start, isStarting } = useStartAutomation();
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(rowsAtATime);

  const all = automations.data;
  const ids = all?.map(({ id }) => id) ?? [];
  const found = all?.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const isEmpty = all?.length === 0;

  function move(automation: Automation, by: -1 | 1) {
    order.mutate(moveId(ids, automation.id, by), { onError: (error) => showProblem('The order is as it was', error) });
  }

  const columns: Column<Automation>[] = [
    { name: 'Name', cell: ({ name }) => name },
    { name: 'Status', width: '130px', phoneWidth: '104px', cell: ({ status }) => <AutomationStatusBadge status={status} /> },
    {
      name: 'Order',
      width: '80px',
      isHiddenOnPhone: true,
      cell: ({ id }) => <span className="figures">{ids.indexOf(id) + 1}</span>,
    },
    {
      name: 'Version',
      width: '110px',
      isHiddenOnPhone: true,
      cell: ({ publishedVersion }) =>
        publishedVersion === null ? <Text c="dimmed">None yet</Text> : `Version ${publishedVersion}`,
    },
    { name: 'Last change', width: '150px', isHiddenOnPhone: true, cell: ({ updatedAt }) => <TimeAgo at={updatedAt} /> },
    {
      name: 'Actions',
      isHeaderHidden: true,
      width: '56px',
      phoneWidth: '44px',
      isRightAligned: true,
      cell: (automation) => {
        const place = ids.indexOf(automation.id);
        return (
          <AutomationMenu
            automation={automation}
            onMoveUp={place > 0 && !order.isPending ? () => move(automation, -1) : null}
            onMoveDown={place < ids.length - 1 && !order.isPending ? () => move(automation, 1) : null}
          />
        );
      },
    },
  ];

  const createButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} loading={isStarting} onClick={() => void start()}>
      Create automation
    </Button>
  );

  return (
    <Page
      title="Automations"
      about={isEmpty ? undefined : 'Each message goes through them in this order; each sees what those before it did.'}
      actions={isEmpty ? null : createButton}
    >
      {automations.error && !all ? (
        <ProblemNotice
          error={automations.error}
          title="The automations cannot be shown"
          onRetry={() => void automations.refetch()}
        />
      ) : isEmpty ? (
        <EmptyState
          icon={IconRoute}
          sentence="An automation brings each message straight to the right people."
          action={createButton}
        />
      ) : (
        <>
          {all && all.length > 8 ? (
            <TextInput
              aria-label="Find an automation by name"
              placeholder="Find by name"
              leftSection={<IconSearch size={16} aria-hidden />}
              maw={320}
              mb="xs"
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
          ) : null}
          {found?.length === 0 ? (
            <EmptyState
              icon={IconSearch}
              sentence={`No automation is named like “${search.trim()}”.`}
              action={
                <Button variant="default" onClick={() => setSearch('')}>
                  Show all automations
                </Button>
              }
            />
          ) : (
            <RowList
              label="Automations"
              columns={columns}
              rows={found?.slice(0, shown)}
              keyOf={({ id }) => id}
              addressOf={({ id }) => `/automations/${encodeURIComponent(id)}`}
              more={{ hasMore: (found?.length ?? 0) > shown, isLoading: false, load: () => setShown(shown + rowsAtATime) }}
            />
          )}
        </>
      )}
    </Page>
  );
}
