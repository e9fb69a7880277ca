/**
 * The rows of the list: automations with what they did lately, found by words and sorted. Pure. What stays true: sorting
 * never loses a row; rows alike stay in the order in which they decide; what never ran comes last, whichever way one sorts.
 */
import type { AutomationStatistics, AutomationStatus, AutomationSummary } from '@switchboard/shared/automation';
import { byName } from '../../app/words/by-name.ts';

export interface AutomationRow {
  automation: AutomationSummary;
  /** Its place among all, from 1. */
  place: number;
  lastRunAt: string | null;
  /** By day; null while the statistics are read. */
  runs: number[] | null;
  failedRuns: number[];
  failedEffects: number[];
}

export const sortFields = ['order', 'name', 'status', 'version', 'owner', 'last-run', 'runs', 'failures'] as const;
export type SortField = (typeof sortFields)[number];
export type Direction = 'ascending' | 'descending';

export interface Sorting {
  field: SortField;
  direction: Direction;
}

/** What one looks for first: names from A, numbers and times from the top. */
export const firstDirection: Record<SortField, Direction> = {
  order: 'ascending',
  name: 'ascending',
  status: 'ascending',
  version: 'descending',
  owner: 'ascending',
  'last-run': 'descending',
  runs: 'descending',
  failures: 'descending',
};

export function readSorting(search: URLSearchParams): Sorting {
  const field = sortFields.find((known) => known === search.get('sort')) ?? 'order';
  const direction = search.get('direction');
  return { field, direction: direction === 'ascending' || direction === 'descending' ? direction : firstDirection[field] };
}

export function automationRows(
  automations: readonly AutomationSummary[],
  statistics: readonly AutomationStatistics[] | undefined,
): AutomationRow[] {
  const byId = new Map(statistics?.map((item) => [item.automationId, item]));
  return automations.map((automation, index) => {
    const item = byId.get(automation.id);
    return {
      automation,
      place: index + 1,
      lastRunAt: item?.lastRunAt ?? null,
      runs: statistics === undefined ? null : (item?.runs ?? []),
      failedRuns: item?.failedRuns ?? [],
      failedEffects: item?.failedEffects ?? [],
    };
  });
}

/** Rows whose name, description or owner has all the words. */
export function findRows(rows: readonly AutomationRow[], words: string): AutomationRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ automation: { name, description, owner } }) => {
    const text = `${name} ${description} ${owner?.name ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** “1 automation”, “23 automations”. */
export function countWords(count: number): string {
  return `${count} ${count === 1 ? 'automation' : 'automations'}`;
}

/** How many there are; of a search how many were found: “4 of 23”. */
export function totalWords(found: number, all: number, isSearch: boolean): string {
  return isSearch ? `${found} of ${all}` : countWords(all);
}

export function sortRows(rows: readonly AutomationRow[], { field, direction }: Sorting): AutomationRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [one, other] = [sortKeyOf(a, field), sortKeyOf(b, field)];
    if (one === null || other === null) return one === other ? a.place - b.place : one === null ? 1 : -1;
    const difference = typeof one === 'string' ? byName.compare(one, String(other)) : one - Number(other);
    return difference === 0 ? a.place - b.place : sign * difference;
  });
}

export const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const statusOrder: Record<AutomationStatus, number> = { published: 0, paused: 1, draft: 2 };

/** Null sorts last. */
function sortKeyOf(row: AutomationRow, field: SortField): string | number | null {
  const { automation } = row;
  switch (field) {
    case 'order':
      return row.place;
    case 'name':
      return automation.name;
    case 'status':
      return statusOrder[automation.status];
    case 'version':
      return automation.publishedVersion;
    case 'owner':
      return automation.owner?.name ?? null;
    case 'last-run':
      return row.lastRunAt === null ? null : Date.parse(row.lastRunAt);
    case 'runs':
      return sum(row.runs ?? []);
    case 'failures':
      return sum(row.failedRuns) + sum(row.failedEffects);
  }
}
