/**
 * Which people the list shows, as its address says it: search, order, and a condition. In goes the query string, out
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

/** The address of a view; what is so by default is left out. */
export function addressOf({ search, sort, direction, filter }: PeopleView): URLSearchParams {
  const address = new URLSearchParams();
  if (search !== '') address.set('search', search);
  if (sort !== byDefault.sort) address.set('sort', sort);
  if (direction !== firstDirection(sort)) address.set('direction', direction);
  if (filter !== null) address.set('filter', JSON.stringify(filter));
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
