/** The cells of one automation in the list. */
import { Text } from '@mantine/core';
import { IconAlertCircleFilled } from '@tabler/icons-react';
import { Link } from 'wouter';
import { TimeAgo } from '../../app/time-ago.tsx';
import { AutomationMenu } from './automation-menu.tsx';
import { type AutomationRow, sum } from './automation-rows.ts';
import { AutomationStatusBadge } from './automation-status.tsx';
import classes from './automations-table.module.css';
import { OrderHandle } from './order-handle.tsx';
import { RunChart } from './run-chart.tsx';

interface AutomationCellsProps {
  row: AutomationRow;
  days: readonly string[];
  count: number;
  onMove: ((id: string, to: number) => void) | null;
  onDragEnd: () => void;
}

export function AutomationCells({ row, days, count, onMove, onDragEnd }: AutomationCellsProps) {
  const { automation, place } = row;
  const address = `/automations/${encodeURIComponent(automation.id)}`;
  const move = onMove === null ? null : (to: number) => onMove(automation.id, to);
  return (
    <>
      <td data-room="desk" className={classes.order}>
        {move === null ? null : (
          <OrderHandle
            id={automation.id}
            name={automation.name}
            place={place}
            count={count}
            onMove={move}
            onDragEnd={onDragEnd}
          />
        )}
        <span className="figures">{place}</span>
      </td>
      <td
        data-room="always"
        className={classes.twoLines}
        title={automation.description === '' ? automation.name : `${automation.name}: ${automation.description}`}
      >
        <Link href={address} className={classes.open}>
          {automation.name}
        </Link>
      </td>
      <td data-room="always">
        <AutomationStatusBadge status={automation.status} />
      </td>
      <td data-room="desk" data-right>
        {automation.publishedVersion === null ? (
          <Text c="dimmed">None yet</Text>
        ) : (
          <Link
            href={`${address}/versions`}
            className={classes.quiet}
            aria-label={`Version ${automation.publishedVersion} of ${automation.name}`}
          >
            {automation.publishedVersion}
          </Link>
        )}
      </td>
      <td data-room="wide" className={classes.twoLines} title={automation.owner?.name ?? undefined}>
        {automation.owner?.name == null ? <Text c="dimmed">Nobody known</Text> : <span>{automation.owner.name}</span>}
      </td>
      <td data-room="desk">{row.lastRunAt === null ? <Text c="dimmed">Never</Text> : <TimeAgo at={row.lastRunAt} />}</td>
      <td data-room="desk">
        <RunChart row={row} days={days} />
      </td>
      <td data-room="desk" data-right>
        <Failures row={row} address={`${address}?drawer=runs`} />
      </td>
      <td className={classes.actions}>
        <AutomationMenu automation={automation} place={place} count={count} onMove={move} />
      </td>
    </>
  );
}

function Failures({ row: { automation, failedRuns, failedEffects, runs }, address }: { row: AutomationRow; address: string }) {
  if (runs === null) return null;
  const [failed, undone] = [sum(failedRuns), sum(failedEffects)];
  if (failed + undone === 0) return <Text c="dimmed">None</Text>;
  const words = [
    failed === 0 ? [] : [`${failed} ${failed === 1 ? 'run' : 'runs'} failed`],
    undone === 0 ? [] : [`${undone} ${undone === 1 ? 'mail or act' : 'mails or acts'} did not succeed`],
  ]
    .flat()
    .join(', ');
  return (
    <Link href={address} className={classes.failures} title={words} aria-label={`${automation.name}: ${words}`}>
      <IconAlertCircleFilled size={14} aria-hidden />
      {failed + undone}
    </Link>
  );
}
