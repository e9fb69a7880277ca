/**
 * A list as a table: sticky header, rows 44 px high, the whole row a link when it leads somewhere. On a phone the
 * columns marked so step back. While rows are undefined, skeletons of the same height stand for them.
 */
import { Button, Center, Skeleton, Table } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './row-list.module.css';

export interface Column<Row> {
  name: string;
  /** The header says nothing to the eye, only to a screen reader. */
  isHeaderHidden?: boolean;
  /** CSS width; what is left is shared by the columns without one. */
  width?: string;
  /** The same on a phone, where it differs. */
  phoneWidth?: string;
  isHiddenOnPhone?: boolean;
  isRightAligned?: boolean;
  cell: (row: Row, index: number) => ReactNode;
}

interface RowListProps<Row> {
  /** What the list is of, for a screen reader. */
  label: string;
  columns: Column<Row>[];
  rows: Row[] | undefined;
  keyOf: (row: Row) => string;
  /** Where a row leads; the link is in the first column. */
  addressOf?: (row: Row) => string;
  /** What a click on a row does, when it leads to no address. The first column is the button. */
  onOpen?: (row: Row) => void;
  more?: { hasMore: boolean; isLoading: boolean; load: () => void };
}

export function RowList<Row>({ label, columns, rows, keyOf, addressOf, onOpen, more }: RowListProps<Row>) {
  const classOf = (column: Column<Row>) =>
    [column.isHiddenOnPhone ? styles.wideOnly : '', column.isRightAligned ? styles.right : ''].join(' ');

  function firstCell(row: Row, content: ReactNode): ReactNode {
    if (addressOf) {
      return (
        <Link href={addressOf(row)} className={styles.open}>
          {content}
        </Link>
      );
    }
    if (!onOpen) return content;
    return (
      <button type="button" className={styles.open} onClick={() => onOpen(row)}>
        {content}
      </button>
    );
  }

  return (
    <>
      <Table stickyHeader stickyHeaderOffset={48} className={styles.table} aria-label={label} aria-busy={rows === undefined}>
        <Table.Thead className={styles.head}>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.name} className={classOf(column)} style={widthsOf(column)}>
                {column.isHeaderHidden ? <span className={styles.unseen}>{column.name}</span> : column.name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows === undefined
            ? Array.from({ length: 8 }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: skeletons have nothing else to tell them apart
                <Table.Tr key={index}>
                  {columns.map((column) => (
                    <Table.Td key={column.name} className={classOf(column)}>
                      <Skeleton height={12} width={column.isHeaderHidden ? 24 : '60%'} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))
            : rows.map((row, index) => (
                <Table.Tr key={keyOf(row)} className={addressOf || onOpen ? styles.opens : undefined}>
                  {columns.map((column, place) => {
                    const content = column.cell(row, index);
                    return (
                      <Table.Td
                        key={column.name}
                        className={classOf(column)}
                        title={typeof content === 'string' ? content : undefined}
                      >
                        {place === 0 ? firstCell(row, content) : content}
                      </Table.Td>
                    );
                  })}
                </Table.Tr>
              ))}
        </Table.Tbody>
      </Table>
      {more?.hasMore ? (
        <Center py="md">
          <Button variant="default" size="xs" loading={more.isLoading} onClick={more.load}>
            Show more
          </Button>
        </Center>
      ) : null}
    </>
  );
}

function widthsOf({ width, phoneWidth }: Pick<Column<unknown>, 'width' | 'phoneWidth'>): CSSProperties {
  return { '--column-width': width ?? 'auto', '--phone-column-width': phoneWidth ?? width ?? 'auto' } as CSSProperties;
}
