/**
 * Automations as a table: the header stays and sorts, rows are 44 px high and lead to their canvas. In the order in which
 * they decide, rows can be taken to another place. Rows are selected by their boxes, several with Shift. While rows are
 * undefined, skeletons stand for them.
 */
import { Checkbox, Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { type RowSelection, toggleAll, toggleRange, toggleRow } from '../../app/row-selection.ts';
import { AutomationCells } from './automation-cells.tsx';
import type { AutomationRow, SortField, Sorting } from './automation-rows.ts';
import classes from './automations-table.module.css';
import { automationMime } from './order-handle.tsx';

interface AutomationsTableProps {
  rows: AutomationRow[] | undefined;
  /** Whether more were found than these rows. */
  hasMore: boolean;
  days: readonly string[];
  /** How many automations there are in all. */
  count: number;
  sorting: Sorting;
  onSort: (field: SortField) => void;
  /** Null where the order cannot be changed: it is sorted otherwise, only some are shown, or not by who is here. */
  onMove: ((id: string, to: number) => void) | null;
  selection: RowSelection;
  /** Null for who may do nothing with those selected. */
  onSelect: ((selection: RowSelection) => void) | null;
}

interface Column {
  field: SortField;
  name: string;
  width?: number;
  /** Steps back on a narrow page. */
  room: 'always' | 'desk' | 'wide';
  isRightAligned?: boolean;
}

const columns: readonly Column[] = [
  { field: 'order', name: 'Order', width: 64, room: 'desk' },
  { field: 'name', name: 'Name', room: 'always' },
  { field: 'status', name: 'Status', width: 122, room: 'always' },
  { field: 'version', name: 'Version', width: 88, room: 'desk', isRightAligned: true },
  { field: 'owner', name: 'Owner', width: 132, room: 'wide' },
  { field: 'last-run', name: 'Last run', width: 140, room: 'desk' },
  { field: 'runs', name: 'Runs, 14 days', width: 172, room: 'desk' },
  { field: 'failures', name: 'Failures', width: 84, room: 'desk', isRightAligned: true },
];

export function AutomationsTable(props: AutomationsTableProps) {
  const { rows, hasMore, days, count, sorting, onSort, onMove, selection, onSelect } = props;
  const [target, setTarget] = useState<string | null>(null);
  const ids = rows?.map(({ automation }) => automation.id) ?? [];
  const areAllSelected = ids.length > 0 && selection.ids.size === ids.length;

  const dropProps = (row: AutomationRow) =>
    onMove === null
      ? {}
      : {
          onDragOver: (event: DragEvent) => {
            if (!event.dataTransfer.types.includes(automationMime)) return;
            event.preventDefault();
            setTarget(row.automation.id);
          },
          onDrop: (event: DragEvent) => {
            event.preventDefault();
            setTarget(null);
            onMove(event.dataTransfer.getData(automationMime), row.place);
          },
        };

  return (
    <table className={classes.table} aria-label="Automations" aria-busy={rows === undefined}>
      <thead>
        <tr>
          {onSelect === null ? null : (
            <th scope="col" className={classes.pick}>
              <Checkbox
                size="xs"
                aria-label={areAllSelected ? 'Select none' : 'Select all that are shown'}
                disabled={ids.length === 0}
                checked={areAllSelected && !hasMore}
                indeterminate={selection.ids.size > 0 && (!areAllSelected || hasMore)}
                onChange={() => onSelect(toggleAll(selection, ids))}
              />
            </th>
          )}
          {columns.map((column) => (
            <th
              key={column.field}
              scope="col"
              style={{ width: column.width }}
              data-room={column.room}
              data-right={column.isRightAligned || undefined}
              aria-sort={sorting.field === column.field ? sorting.direction : undefined}
            >
              <button type="button" className={classes.sort} onClick={() => onSort(column.field)}>
                {column.name}
                {sorting.field !== column.field ? null : sorting.direction === 'ascending' ? (
                  <IconArrowUp size={13} aria-hidden />
                ) : (
                  <IconArrowDown size={13} aria-hidden />
                )}
              </button>
            </th>
          ))}
          <th scope="col" style={{ width: 48 }}>
            <span className={classes.unseen}>Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows === undefined
          ? Array.from({ length: 8 }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: skeletons have nothing else to tell them apart
              <tr key={index}>
                {onSelect === null ? null : <td className={classes.pick} />}
                {columns.map((column) => (
                  <td key={column.field} data-room={column.room}>
                    <Skeleton height={12} width="60%" />
                  </td>
                ))}
                <td />
              </tr>
            ))
          : rows.map((row) => (
              <tr
                key={row.automation.id}
                data-target={target === row.automation.id || undefined}
                data-selected={selection.ids.has(row.automation.id) || undefined}
                {...dropProps(row)}
              >
                {onSelect === null ? null : (
                  <td className={classes.pick}>
                    <Checkbox
                      size="xs"
                      aria-label={`Select ${row.automation.name}`}
                      checked={selection.ids.has(row.automation.id)}
                      // What ticks a box is a click, by the keyboard too: it knows whether Shift was held.
                      onChange={({ nativeEvent }) =>
                        onSelect(
                          'shiftKey' in nativeEvent && nativeEvent.shiftKey === true
                            ? toggleRange(selection, row.automation.id, ids)
                            : toggleRow(selection, row.automation.id),
                        )
                      }
                    />
                  </td>
                )}
                <AutomationCells row={row} days={days} count={count} onMove={onMove} onDragEnd={() => setTarget(null)} />
              </tr>
            ))}
      </tbody>
    </table>
  );
}
