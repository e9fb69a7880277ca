/** How an import ended, or how far it is, in a few words. Pure. */
import { isWhollySent, type PersonImport } from '@switchboard/shared/person-import';
import { peopleCount } from './person-words.tsx';

const number = new Intl.NumberFormat('en');

type Shown = Pick<PersonImport, 'state' | 'columns' | 'created' | 'updated' | 'failed' | 'bytes' | 'fileBytes' | 'bytesDone'>;

/** “12,345 people added, 3 changed, 1 row left out”. */
export function importOutcome(shown: Shown): string {
  const { state, columns, created, updated, failed, bytes, bytesDone } = shown;
  if (state === 'preview') return isWhollySent(shown) ? 'Not started' : 'Not wholly sent';
  if (state === 'running') return `${Math.floor((bytesDone / Math.max(1, bytes)) * 100)} % imported`;
  // Every file has columns; of one that was not started they are dropped with it, and numbers would say that it was.
  if (state === 'failed' && columns.length === 0) return 'Not imported: dropped when somebody was deleted';
  const faults = failed === 0 ? '' : `, ${number.format(failed)} ${failed === 1 ? 'row' : 'rows'} left out`;
  const end = state === 'failed' ? ', then it stopped' : '';
  return `${peopleCount(created)} added, ${number.format(updated)} changed${faults}${end}`;
}
