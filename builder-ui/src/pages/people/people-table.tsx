/**
 * People as a table: rows 44 px high, a header that stays and sorts, one box a row to choose people with. Wider than
 * its window it scrolls by itself, the name stays. While rows are undefined, skeletons stand for them.
 */
import { Checkbox, Skeleton } from '@mantine/core';
import type { Person, PersonSortField } from '@switchboard/shared/person';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { Link } from 'wouter';
import type { PeopleColumn } from './people-columns.tsx';
import styles from './people-table.module.css';
import { personAddress, personLabel } from './person-words.tsx';

export interface Sorting {
  sort: PersonSortField;
  direction: 'ascending' | 'descending';
  onSort: (sort: PersonSortField) => void;
}

interface PeopleTableProps {
  columns: PeopleColumn[];
  rows: Person[] | undefined;
  /** The rows are of the question before, until the new ones have come. */
  isOld: boolean;
  /** Null where the order is given. */
  sorting: Sorting | null;
  /** Null where people are not to be chosen. */
  chosen: ReadonlyMap<string, Person> | null;
  onChoose: (person: Person, isChosen: boolean) => void;
}

const skeletonRows = 12;

export function PeopleTable({ columns, rows, isOld, sorting, chosen, onChoose }: PeopleTableProps) {
  return (
    // A table that scrolls must be reachable by keyboard.
    <section className={styles.room} aria-label="People" tabIndex={0}>
      <table className={styles.table} aria-label="People" aria-busy={rows === undefined || isOld} data-old={isOld || undefined}>
        <thead>
          <tr>
            {chosen === null ? null : (
              <th scope="col" className={styles.box}>
                <span className={styles.unseen}>Chosen</span>
              </th>
            )}
            <Header column={{ name: 'Name', sort: 'name', width: 200 }} sorting={sorting} isName />
            {columns.map((column, place) => (
              <Header key={column.id} column={column} sorting={sorting} isExtra={place > 0} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows === undefined
            ? Array.from({ length: skeletonRows }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: skeletons have nothing else to tell them apart
                <tr key={index}>
                  {chosen === null ? null : <td className={styles.box} />}
                  <td className={styles.name}>
                    <Skeleton height={12} width="60%" />
                  </td>
                  {columns.map((column, place) => (
                    <td key={column.id} data-extra={place > 0 || undefined}>
                      <Skeleton height={12} width="60%" />
                    </td>
                  ))}
                </tr>
              ))
            : rows.map((person) => (
                <tr key={person.id} data-chosen={chosen?.has(person.id) || undefined}>
                  {chosen === null ? null : (
                    <td className={styles.box}>
                      <Checkbox
                        size="xs"
                        aria-label={`Choose ${personLabel(person)}`}
                        checked={chosen.has(person.id)}
                        onChange={(event) => onChoose(person, event.currentTarget.checked)}
                      />
                    </td>
                  )}
                  <td className={styles.name} title={personLabel(person)}>
                    <Link href={personAddress(person.id)} className={styles.open}>
                      {personLabel(person)}
                    </Link>
                  </td>
                  {columns.map((column, place) => {
                    const content = column.cell(person);
                    return (
                      <td
                        key={column.id}
                        data-extra={place > 0 || undefined}
                        data-right={column.isRightAligned || undefined}
                        title={typeof content === 'string' ? content : undefined}
                      >
                        {content}
                      </td>
                    );
                  })}
                </tr>
              ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeaderProps {
  column: Pick<PeopleColumn, 'name' | 'sort' | 'width' | 'isRightAligned'>;
  sorting: Sorting | null;
  isName?: boolean;
  isExtra?: boolean;
}

function Header({ column, sorting, isName, isExtra }: HeaderProps) {
  const { sort, name } = column;
  const isSorted = sort !== undefined && sorting?.sort === sort;
  const direction = isSorted ? sorting.direction : null;
  return (
    <th
      scope="col"
      className={isName ? styles.name : undefined}
      style={{ '--column-width': `${column.width}px` } as CSSProperties}
      data-extra={isExtra || undefined}
      data-right={column.isRightAligned || undefined}
      aria-sort={direction ?? undefined}
    >
      {sort === undefined || sorting === null ? (
        name
      ) : (
        <button type="button" className={styles.sort} onClick={() => sorting.onSort(sort)}>
          {name}
          {direction === 'ascending' ? <IconArrowUp size={13} aria-hidden /> : null}
          {direction === 'descending' ? <IconArrowDown size={13} aria-hidden /> : null}
        </button>
      )}
    </th>
  );
}
