/**
 * The automations, at first in the order in which they decide: what state each is in, whose it is, what it did lately, and
 * how to change the order. How the list is searched and sorted stands in the address.
 */
import { Button, Center, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconRoute, IconSearch, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useAutomationStatistics, useAutomations, useOrderAutomations } from '../../api/automations.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { moveId } from '../../app/move-id.ts';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { nothingSelected, shownOf } from '../../app/row-selection.ts';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { showProblem } from '../../app/show-notice.ts';
import {
  automationRows,
  findRows,
  firstDirection,
  readSorting,
  type SortField,
  sortRows,
  totalWords,
} from './automation-rows.ts';
import { AutomationsTable } from './automations-table.tsx';
import classes from './automations-table.module.css';
import { CreateButton } from './create-button.tsx';
import { DeletedDialog } from './deleted-dialog.tsx';
import { SelectedBar } from './selected-bar.tsx';

const rowsAtATime = 50;

export function AutomationsPage() {
  const automations = useAutomations();
  const statistics = useAutomationStatistics();
  const order = useOrderAutomations();
  const [search, setSearch] = useSearchParams();
  const [shown, setShown] = useState(rowsAtATime);
  const [isDeletedOpen, setIsDeletedOpen] = useState(false);
  const [moved, setMoved] = useState('');
  const [chosen, setChosen] = useState(nothingSelected);

  const words = search.get('find') ?? '';
  const sorting = useMemo(() => readSorting(search), [search]);
  const all = automations.data;
  const found = useMemo(() => {
    // Without statistics the list is there all the same; only what they tell is missing.
    const items = statistics.data?.items ?? (statistics.error ? [] : undefined);
    return all && sortRows(findRows(automationRows(all, items), words), sorting);
  }, [all, statistics.data, statistics.error, words, sorting]);
  const isEmpty = all?.length === 0;
  const rows = found?.slice(0, shown);
  const hasMore = found !== undefined && found.length > shown;
  const selection = shownOf(chosen, rows?.map(({ automation }) => automation.id) ?? []);
  const selected = (rows ?? []).map(({ automation }) => automation).filter(({ id }) => selection.ids.has(id));
  const isAdministrator = useIsAdministrator();
  const isInOrder = sorting.field === 'order' && sorting.direction === 'ascending' && words.trim() === '';

  const change = (changes: Record<string, string | null>): void => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    setSearch(next, { replace: true });
  };
  const sortBy = (field: SortField): void => {
    const opposite = sorting.direction === 'ascending' ? 'descending' : 'ascending';
    const direction = sorting.field === field ? opposite : firstDirection[field];
    change({
      sort: field === 'order' ? null : field,
      direction: direction === firstDirection[field] ? null : direction,
      ...(field === 'order' && direction === 'descending' ? { sort: 'order' } : {}),
    });
  };
  /** Those that are selected are in sight, so all are shown for it. */
  const selectFound = (): void => {
    const ids = found?.map(({ automation }) => automation.id) ?? [];
    setShown(Math.max(shown, ids.length));
    setChosen({ ids: new Set(ids), anchor: null });
  };
  const move = (id: string, to: number): void => {
    const ids = all?.map((automation) => automation.id) ?? [];
    const name = all?.find((automation) => automation.id === id)?.name;
    if (name === undefined) return;
    order.mutate(moveId(ids, id, to - 1 - ids.indexOf(id)), { onError: (error) => showProblem('The order is as it was', error) });
    setMoved(`${name} is now number ${to} of ${ids.length}`);
  };

  return (
    <Page
      title="Automations"
      about={isEmpty ? undefined : 'Each message goes through them in this order; each sees what those before it did.'}
      actions={isEmpty || !isAdministrator ? null : <CreateButton />}
    >
      {automations.error && !all ? (
        <ProblemNotice
          error={automations.error}
          title="The automations cannot be shown"
          onRetry={() => void automations.refetch()}
        />
      ) : (
        <>
          <div className={classes.tools}>
            {isEmpty ? null : (
              <TextInput
                aria-label="Find an automation by name"
                placeholder="Find by name, description or owner"
                size="xs"
                className={classes.search}
                leftSection={<IconSearch size={16} aria-hidden />}
                value={words}
                onChange={(event) => change({ find: event.currentTarget.value })}
              />
            )}
            {isAdministrator ? (
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                leftSection={<IconTrash size={15} aria-hidden />}
                onClick={() => setIsDeletedOpen(true)}
              >
                Deleted
              </Button>
            ) : null}
            {all === undefined || found === undefined || isEmpty ? null : (
              <Text size="xs" c="dimmed" role="status" className={classes.total}>
                {totalWords(found.length, all.length, words.trim() !== '')}
              </Text>
            )}
          </div>
          {isEmpty ? (
            <EmptyState
              icon={IconRoute}
              sentence="An automation brings each message straight to the right people."
              action={isAdministrator ? <CreateButton /> : null}
            />
          ) : found?.length === 0 ? (
            <EmptyState
              icon={IconSearch}
              sentence={`No automation is found by “${words.trim()}”.`}
              action={
                <Button variant="default" onClick={() => change({ find: null })}>
                  Show all automations
                </Button>
              }
            />
          ) : (
            <AutomationsTable
              rows={rows}
              hasMore={hasMore}
              days={statistics.data?.days ?? []}
              count={all?.length ?? 0}
              sorting={sorting}
              onSort={sortBy}
              onMove={isInOrder && isAdministrator ? move : null}
              selection={selection}
              onSelect={isAdministrator ? setChosen : null}
            />
          )}
          {hasMore ? (
            <Center py="md">
              <Button variant="default" size="xs" onClick={() => setShown(shown + rowsAtATime)}>
                Show more
              </Button>
            </Center>
          ) : null}
          <SelectedBar
            selected={selected}
            foundCount={hasMore && selected.length === shown ? found.length : null}
            onSelectFound={selectFound}
            onSelect={(items) => setChosen({ ids: new Set(items.map(({ id }) => id)), anchor: null })}
          />
        </>
      )}
      <VisuallyHidden role="status">{moved}</VisuallyHidden>
      <DeletedDialog opened={isDeletedOpen} onClose={() => setIsDeletedOpen(false)} />
    </Page>
  );
}
