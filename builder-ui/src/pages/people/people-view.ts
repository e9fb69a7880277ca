/**
 * Which people the list shows, as its address says it: search, order, a condition, and the page. In goes the query string, out
 * comes what the API is asked; an address that was written by hand never breaks the page.
 */
import type { Condition } from '@switchboard/shared/condition';
import { type PersonSortField, personSortFields } from '@switchboard/shared/person';
import type { PeopleQuery } from '../../api/people.ts';
import { finishedPart } from '../../graph/condition-group.ts';
import { asObject } from '../../graph/json-schema.ts';

export interface PeopleView {
  search: string;
  sort: PersonSortField;
  direction: 'ascending' | 'descending';
  /** May be half written while it is edited; null when the list is not filtered. */
  filter: Condition | null;
}

/** Where in the list one is. */
export interface PageStart {
  /** From 0. */
  page: number;
  /** How it begins, in the API's words; null at the list's start. */
  from: string | null;
}

export const firstPage: PageStart = { page: 0, from: null };

const byDefault = { sort: 'createdAt', direction: 'descending' } as const;

export function viewOf(address: URLSearchParams): PeopleView {
  const sort = personSortFields.find((field) => field === address.get('sort')) ?? byDefault.sort;
  const direction = address.get('direction');
  return {
    search: address.get('search') ?? '',
    sort,
    direction: direction === 'ascending' || direction === 'descending' ? direction : firstDirection(sort),
    filter: filterOf(address.get('filter')),
  };
}

/** A page is told by its number, from 1, and found by how it begins: without the one the other says nothing. */
export function pageOf(address: URLSearchParams): PageStart {
  const page = Number(address.get('page')) - 1;
  const from = address.get('from');
  return Number.isSafeInteger(page) && page > 0 && from !== null ? { page, from } : firstPage;
}

/** The address of a view; what is so by default is left out. */
export function addressOf({ search, sort, direction, filter }: PeopleView, { page, from } = firstPage): URLSearchParams {
  const address = new URLSearchParams();
  if (search !== '') address.set('search', search);
  if (sort !== byDefault.sort) address.set('sort', sort);
  if (direction !== firstDirection(sort)) address.set('direction', direction);
  if (filter !== null) address.set('filter', JSON.stringify(filter));
  if (from !== null) {
    address.set('page', String(page + 1));
    address.set('from', from);
  }
  return address;
}

/** The way a column is sorted when it is chosen: times from the newest, names from A. */
export function firstDirection(sort: PersonSortField): 'ascending' | 'descending' {
  return sort === 'createdAt' || sort === 'updatedAt' ? 'descending' : 'ascending';
}

/** What the API is asked. What a filter says so far is asked already; a search within it joins it. */
export function queryOf({ search, sort, direction, filter: written }: PeopleView): PeopleQuery {
  const text = search.trim();
  const filter = finishedPart(written);
  if (written === null || filter === null) return { condition: null, search: text, sort, direction };
  if (text === '') return { condition: filter };
  const found: Condition = {
    any: [
      { field: 'person.name', operator: 'contains', value: text },
      { field: 'person.email', operator: 'contains', value: text },
    ],
  };
  return { condition: { all: [filter, found] } };
}

function filterOf(text: string | null): Condition | null {
  if (text === null) return null;
  try {
    return asObject(JSON.parse(text)) as Condition | null;
  } catch {
    // An address cut short by whoever sent it: the list is shown without a filter.
    return null;
  }
}
