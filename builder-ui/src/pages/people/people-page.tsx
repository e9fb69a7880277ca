/**
 * Everybody who wrote or was added: searched as one types, sorted, filtered by a condition, a page at a time. What is
 * asked stands in the address, so that a list can be shared and reloaded.
 */
import { Button, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useLocalStorage } from '@mantine/hooks';
import type { Person } from '@switchboard/shared/person';
import {
  IconAddressBook,
  IconChevronLeft,
  IconChevronRight,
  IconFilter,
  IconGitMerge,
  IconPlus,
  IconSearch,
  IconUpload,
} from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { ApiError } from '../../api/api-error.ts';
import { peoplePerPage, useAttributes, usePeoplePage } from '../../api/people.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { newComparison } from '../../graph/condition-group.ts';
import { ColumnMenu } from './column-menu.tsx';
import { CreatePersonDrawer } from './create-person-drawer.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { columnChoices, columnsByDefault } from './people-columns.tsx';
import styles from './people-page.module.css';
import { PeopleTable } from './people-table.tsx';
import { addressOf, firstDirection, firstPage, pageOf, type PeopleView, queryOf, viewOf } from './people-view.ts';
import { peopleCount } from './person-words.tsx';
import { usePagePlace } from './use-page-place.ts';

/** How long nothing is typed before the list is asked for anew. */
const quietMs = 200;

export function PeoplePage() {
  const [, navigate] = useLocation();
  const [address, setAddress] = useSearchParams();
  const asText = address.toString();
  const view = useMemo(() => viewOf(new URLSearchParams(asText)), [asText]);
  const isCreating = address.get('edit') === 'new';
  const [typed, setTyped] = useState(view.search);
  const [search] = useDebouncedValue(typed, quietMs);
  const [filter] = useDebouncedValue(view.filter, quietMs);
  const isAdministrator = useIsAdministrator();
  const { data: attributes } = useAttributes();
  const [columnIds, setColumnIds] = useLocalStorage<readonly string[]>({
    key: 'switchboard-people-columns',
    defaultValue: columnsByDefault,
  });
  const [chosen, setChosen] = useState<ReadonlyMap<string, Person>>(new Map());
  const [merged, setMerged] = useState<[Person, Person] | null>(null);

  const query = queryOf({ ...view, search, filter });
  // What has just been typed begins at its first page, a moment before the address says so.
  const start = search === view.search ? pageOf(address) : firstPage;
  const way = usePagePlace(JSON.stringify(query), start, (next) => setAddress(addressOf(view, next), { replace: true }));
  const people = usePeoplePage(query, start.from);
  const choices = columnChoices(attributes ?? []);
  const rows = people.data?.items;
  const isNarrowed = search.trim() !== '' || view.filter !== null;

  function show(change: Partial<PeopleView>): void {
    setAddress(addressOf({ ...view, search: typed, ...change }), { replace: true });
  }
  // An address that was made up, or kept since the order was another: the list is shown from its start.
  const isNoPage = start.from !== null && people.error instanceof ApiError && people.error.status === 422;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the answer decides
  useEffect(() => {
    if (isNoPage) show({});
  }, [isNoPage]);
  // What is typed is asked at once and stands in the address a moment later.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed decides
  useEffect(() => {
    if (search !== view.search) show({ search });
  }, [search]);

  function choose(person: Person, isChosen: boolean): void {
    const next = new Map(chosen);
    if (isChosen) next.set(person.id, person);
    else next.delete(person.id);
    setChosen(next);
  }
  function clear(): void {
    setTyped('');
    setAddress(new URLSearchParams(), { replace: true });
  }
  const [first, second] = [...chosen.values()];

  return (
    <Page
      title="People"
      actions={
        <>
          {isAdministrator ? (
            <Button
              component={Link}
              href="/people/imports/new"
              variant="default"
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              Import
            </Button>
          ) : null}
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAddress(new URLSearchParams([...addressOf({ ...view, search: typed }, start), ['edit', 'new']]))}
          >
            Add person
          </Button>
        </>
      }
    >
      <div className={styles.tools}>
        <TextInput
          className={styles.search}
          size="xs"
          type="search"
          aria-label="Search people"
          placeholder="Name, e-mail or id"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          variant={view.filter === null ? 'default' : 'light'}
          size="xs"
          leftSection={<IconFilter size={14} aria-hidden />}
          aria-expanded={view.filter !== null}
          onClick={() => show({ filter: view.filter === null ? newComparison('person') : null })}
        >
          Filter
        </Button>
        <span className={styles.gap} />
        <ColumnMenu choices={choices} chosen={columnIds} onChange={setColumnIds} />
      </div>
      {view.filter === null ? null : (
        <FilterPanel filter={view.filter} onChange={(filter) => show({ filter })} onClear={() => show({ filter: null })} />
      )}
      {people.error && !rows ? (
        <ProblemNotice error={people.error} title="The people cannot be shown" onRetry={() => void people.refetch()} />
      ) : rows?.length === 0 && start.page === 0 ? (
        <EmptyState
          icon={IconAddressBook}
          sentence={
            isNarrowed
              ? 'Nobody is like this.'
              : `People appear here as soon as they write. You can also add ${isAdministrator ? 'or import them' : 'them by hand'}.`
          }
          action={
            isNarrowed ? (
              <Button variant="default" onClick={clear}>
                Show everybody
              </Button>
            ) : !isAdministrator ? null : (
              <Button variant="default" onClick={() => navigate('/people/imports/new')}>
                Import people
              </Button>
            )
          }
        />
      ) : (
        <>
          <PeopleTable
            columns={choices.filter(({ id }) => columnIds.includes(id))}
            rows={rows}
            isOld={people.isPlaceholderData}
            sorting={
              query.condition === null
                ? {
                    sort: view.sort,
                    direction: view.direction,
                    onSort: (sort) =>
                      show({
                        sort,
                        direction:
                          sort === view.sort
                            ? view.direction === 'ascending'
                              ? 'descending'
                              : 'ascending'
                            : firstDirection(sort),
                      }),
                  }
                : null
            }
            chosen={isAdministrator ? chosen : null}
            onChoose={choose}
          />
          <div className={styles.foot}>
            {chosen.size === 0 ? (
              <Text size="xs" c="dimmed" role="status">
                {placeWords(start.page, rows?.length, people.total)}
              </Text>
            ) : (
              <div className={styles.tools} style={{ margin: 0 }}>
                <Text size="xs" role="status">
                  {chosen.size} chosen
                </Text>
                <Button
                  size="compact-xs"
                  variant="default"
                  leftSection={<IconGitMerge size={14} aria-hidden />}
                  disabled={chosen.size !== 2}
                  title={chosen.size === 2 ? undefined : 'Choose two people to merge them'}
                  onClick={() => first && second && setMerged([first, second])}
                >
                  Merge…
                </Button>
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setChosen(new Map())}>
                  Choose nobody
                </Button>
              </div>
            )}
            <Button.Group>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconChevronLeft size={14} aria-hidden />}
                disabled={start.page === 0}
                onClick={way.goBack}
              >
                Previous
              </Button>
              <Button
                variant="default"
                size="xs"
                rightSection={<IconChevronRight size={14} aria-hidden />}
                disabled={people.isPlaceholderData || !people.data?.nextCursor}
                onClick={() => people.data?.nextCursor && way.goOn(people.data.nextCursor)}
              >
                Next
              </Button>
            </Button.Group>
          </div>
        </>
      )}
      <CreatePersonDrawer isOpen={isCreating} onClose={() => setAddress(addressOf(view, start), { replace: true })} />
      <MergeDialog
        people={merged}
        onClose={() => setMerged(null)}
        onMerged={() => {
          setMerged(null);
          setChosen(new Map());
        }}
      />
    </Page>
  );
}

function placeWords(page: number, rowCount: number | undefined, total: number | null): string {
  if (rowCount === undefined || rowCount === 0) return '';
  const first = page * peoplePerPage + 1;
  const range = `${first.toLocaleString('en')}–${(first + rowCount - 1).toLocaleString('en')}`;
  return total === null ? range : `${range} of ${peopleCount(total)}`;
}
