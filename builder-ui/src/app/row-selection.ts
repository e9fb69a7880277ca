/**
 * Which rows of a list are selected. In: the ids that are shown, in their order, what is selected, and the row that was
 * ticked or cleared. Out: what is selected then. Pure. What stays true: a range is made like the row that ends it, and
 * what is not shown is never selected.
 */
export interface RowSelection {
  ids: ReadonlySet<string>;
  /** The row that was ticked or cleared last: a range begins there. */
  anchor: string | null;
}

export const nothingSelected: RowSelection = { ids: new Set(), anchor: null };

/** What of a selection is shown. */
export function shownOf({ ids, anchor }: RowSelection, shown: readonly string[]): RowSelection {
  return {
    ids: new Set(shown.filter((id) => ids.has(id))),
    anchor: anchor !== null && shown.includes(anchor) ? anchor : null,
  };
}

/** Ticks a row, or clears it when it was ticked. */
export function toggleRow({ ids }: RowSelection, id: string): RowSelection {
  return { ids: withRows(ids, [id], !ids.has(id)), anchor: id };
}

/** Makes all rows from the anchor to this one what this one becomes; without an anchor this one alone. */
export function toggleRange(selection: RowSelection, id: string, shown: readonly string[]): RowSelection {
  const [from, to] = [selection.anchor === null ? -1 : shown.indexOf(selection.anchor), shown.indexOf(id)];
  if (from < 0 || to < 0) return toggleRow(selection, id);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: withRows(selection.ids, range, !selection.ids.has(id)), anchor: id };
}

/** Selects all rows that are shown; when all are, none. */
export function toggleAll({ ids }: RowSelection, shown: readonly string[]): RowSelection {
  return shown.every((id) => ids.has(id)) ? nothingSelected : { ids: new Set(shown), anchor: null };
}

function withRows(ids: ReadonlySet<string>, rows: readonly string[], areSelected: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  for (const row of rows) {
    if (areSelected) next.add(row);
    else next.delete(row);
  }
  return next;
}
