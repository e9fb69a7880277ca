import { describe, expect, it } from '@jest/globals';
import { nothingSelected, type RowSelection, shownOf, toggleAll, toggleRange, toggleRow } from './row-selection.ts';

const shown = ['a', 'b', 'c', 'd', 'e'];
const idsOf = ({ ids }: RowSelection): string[] => [...ids].sort();

describe('a selection of rows', () => {
  it('has a row that was ticked, until it is cleared', () => {
    const ticked = toggleRow(nothingSelected, 'b');
    expect(idsOf(ticked)).toEqual(['b']);
    expect(idsOf(toggleRow(ticked, 'b'))).toEqual([]);
  });

  it('takes a range in either direction from the row ticked last', () => {
    const ticked = toggleRow(nothingSelected, 'd');
    expect(idsOf(toggleRange(ticked, 'b', shown))).toEqual(['b', 'c', 'd']);
    expect(idsOf(toggleRange(ticked, 'e', shown))).toEqual(['d', 'e']);
  });

  it('clears a range that ends at a selected row', () => {
    const all = toggleAll(nothingSelected, shown);
    expect(idsOf(toggleRange(toggleRow(all, 'a'), 'c', shown))).toEqual(['d', 'e']);
  });

  it('begins a range with its end when no row was ticked, or that one is out of sight', () => {
    expect(idsOf(toggleRange(nothingSelected, 'c', shown))).toEqual(['c']);
    expect(idsOf(toggleRange({ ids: new Set(), anchor: 'z' }, 'c', shown))).toEqual(['c']);
  });

  it('has all that is shown, or nothing', () => {
    const all = toggleAll(toggleRow(nothingSelected, 'a'), shown);
    expect(idsOf(all)).toEqual(shown);
    expect(idsOf(toggleAll(all, shown))).toEqual([]);
  });

  it('leaves out what is not shown any more', () => {
    expect(shownOf({ ids: new Set(['a', 'z']), anchor: 'z' }, shown)).toEqual({ ids: new Set(['a']), anchor: null });
  });
});
