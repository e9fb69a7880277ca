/** What is said about one part of a condition: at its comparison or group, and nowhere else. */
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { remarksAt } from '../graph/condition-remarks.ts';
import { useCondition } from './condition-context.ts';
import classes from './condition-editor.module.css';

const noParts: readonly string[] = [];

/** @param parts pointers of the parts within it, which say theirs themselves */
export function PartRemarks({ pointer, parts = noParts }: { pointer: string; parts?: readonly string[] }) {
  const own = remarksAt(useCondition().remarks, pointer, parts);
  if (own.length === 0) return null;
  return (
    <ul className={classes.remarks}>
      {own.map(({ severity, message }) => (
        <li key={message} data-severity={severity}>
          {severity === 'error' ? <IconAlertCircle size={14} aria-hidden /> : <IconAlertTriangle size={14} aria-hidden />}
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
