import { describe, expect, it } from '@jest/globals';
import type { AutomationStatistics, AutomationSummary } from '@switchboard/shared/automation';
import { automationRows, findRows, readSorting, type SortField, sortFields, sortRows, totalWords } from './automation-rows.ts';

const automation = (id: string, more: Partial<AutomationSummary> = {}): AutomationSummary => ({
  id,
  name: id.toUpperCase(),
  description: '',
  status: 'draft',
  revision: 1,
  publishedVersion: null,
  owner: null,
  changedBy: null,
  createdAt: '2026-11-22T10:00:00Z',
  updatedAt: '2026-11-22T10:00:00Z',
  ...more,
});
const did = (
  automationId: string,
  lastRunAt: string | null,
  runs: number[],
  failedRuns: number[] = [],
): AutomationStatistics => ({
  automationId,
  lastRunAt,
  runs,
  failedRuns,
  failedEffects: [],
});
const rows = automationRows(
  [
    automation('c', { owner: { id: 'a-1', name: 'Zoe' }, status: 'paused', publishedVersion: 2 }),
    automation('a', { description: 'For the French' }),
    automation('b', { owner: { id: 'a-2', name: 'Ana' }, status: 'published', publishedVersion: 10 }),
  ],
  [did('c', '2026-11-25T10:00:00Z', [1, 2]), did('b', '2026-11-24T10:00:00Z', [9, 0], [0, 1])],
);
const idsBy = (field: SortField, direction: 'ascending' | 'descending') =>
  sortRows(rows, { field, direction }).map((row) => row.automation.id);

describe('sortRows', () => {
  it('sorts by each field, what has no value last in either direction', () => {
    expect(idsBy('order', 'ascending')).toEqual(['c', 'a', 'b']);
    expect(idsBy('order', 'descending')).toEqual(['b', 'a', 'c']);
    expect(idsBy('name', 'ascending')).toEqual(['a', 'b', 'c']);
    expect(idsBy('status', 'ascending')).toEqual(['b', 'c', 'a']);
    expect(idsBy('version', 'descending')).toEqual(['b', 'c', 'a']);
    expect(idsBy('version', 'ascending')).toEqual(['c', 'b', 'a']);
    expect(idsBy('owner', 'ascending')).toEqual(['b', 'c', 'a']);
    expect(idsBy('last-run', 'descending')).toEqual(['c', 'b', 'a']);
    expect(idsBy('last-run', 'ascending')).toEqual(['b', 'c', 'a']);
    expect(idsBy('runs', 'descending')).toEqual(['b', 'c', 'a']);
    expect(idsBy('failures', 'descending')).toEqual(['b', 'c', 'a']);
  });

  it('loses no row', () => {
    for (const field of sortFields) expect(idsBy(field, 'ascending').toSorted()).toEqual(['a', 'b', 'c']);
  });
});

describe('findRows', () => {
  it('looks in names, descriptions and owners, for all words', () => {
    const found = (words: string) => findRows(rows, words).map((row) => row.automation.id);
    expect(found('french')).toEqual(['a']);
    expect(found('zo')).toEqual(['c']);
    expect(found('a french')).toEqual(['a']);
    expect(found('zoe french')).toEqual([]);
    expect(found(' ')).toEqual(['c', 'a', 'b']);
  });
});

describe('readSorting', () => {
  it('reads the address, and takes what it does not know for the order in which they decide', () => {
    const read = (query: string) => readSorting(new URLSearchParams(query));
    expect(read('sort=runs')).toEqual({ field: 'runs', direction: 'descending' });
    expect(read('sort=runs&direction=ascending')).toEqual({ field: 'runs', direction: 'ascending' });
    expect(read('sort=none&direction=up')).toEqual({ field: 'order', direction: 'ascending' });
  });
});

describe('automationRows', () => {
  it('knows no runs before the statistics are read, and none of what never ran', () => {
    expect(automationRows([automation('a')], undefined)[0]?.runs).toBeNull();
    expect(automationRows([automation('a')], [])[0]).toMatchObject({ runs: [], lastRunAt: null, place: 1 });
  });

  it('are counted: all of them, or how many of them a search found', () => {
    expect([totalWords(1, 1, false), totalWords(23, 23, false), totalWords(4, 23, true), totalWords(0, 1, true)]).toEqual([
      '1 automation',
      '23 automations',
      '4 of 23',
      '0 of 1',
    ]);
  });
});
