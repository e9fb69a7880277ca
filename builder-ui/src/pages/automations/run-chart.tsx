/**
 * Runs a day as small bars; pressed, it opens the figures as a table, for reading and for reading aloud. A day with
 * failures has a dot above its bar.
 */
import { Popover, Table, Text, UnstyledButton } from '@mantine/core';
import classes from './automations-table.module.css';
import { type AutomationRow, sum } from './automation-rows.ts';

interface RunChartProps {
  row: AutomationRow;
  /** ISO dates, today last. */
  days: readonly string[];
}

const width = 112;
const height = 26;
const dotRoom = 6;
const figures = new Intl.NumberFormat();
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

export function RunChart({ row: { automation, runs, failedRuns, failedEffects }, days }: RunChartProps) {
  if (runs === null) return null;
  const total = sum(runs);
  if (total === 0) return <Text c="dimmed">None</Text>;
  const most = Math.max(...runs);
  const step = width / days.length;
  const failedOn = (day: number): number => (failedRuns[day] ?? 0) + (failedEffects[day] ?? 0);
  return (
    <Popover position="bottom" withArrow shadow="md" width={280} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.chart}
          aria-label={`Runs of ${automation.name}: ${figures.format(total)} in ${days.length} days, ${figures.format(runs.at(-1) ?? 0)} today. Show the table`}
        >
          <svg width={width} height={height + dotRoom} aria-hidden>
            {runs.map((count, day) => {
              const tall = count === 0 ? 1 : Math.max(2, Math.round((count / most) * height));
              return (
                <g key={days[day]}>
                  <rect
                    className={count === 0 ? classes.noBar : classes.barOfDay}
                    x={day * step + 1}
                    y={dotRoom + height - tall}
                    width={step - 2}
                    height={tall}
                    rx={1}
                  />
                  {failedOn(day) > 0 ? (
                    <circle
                      className={classes.failureDot}
                      cx={day * step + step / 2}
                      cy={dotRoom + height - tall - 3.5}
                      r={2.25}
                    />
                  ) : null}
                </g>
              );
            })}
          </svg>
          <span className="figures">{figures.format(total)}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.figuresRoom}>
          <Table aria-label={`Runs of ${automation.name} by day`} verticalSpacing={3}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Day (UTC)</Table.Th>
                <Table.Th className={classes.right}>Runs</Table.Th>
                <Table.Th className={classes.right}>Failures</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {days
                .map((day, index) => (
                  <Table.Tr key={day}>
                    <Table.Td>{dayFormat.format(new Date(day))}</Table.Td>
                    <Table.Td className={classes.right}>{figures.format(runs[index] ?? 0)}</Table.Td>
                    <Table.Td className={classes.right}>{figures.format(failedOn(index))}</Table.Td>
                  </Table.Tr>
                ))
                .toReversed()}
            </Table.Tbody>
          </Table>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
