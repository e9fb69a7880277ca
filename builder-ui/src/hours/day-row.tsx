/** One day of a week's hours: its spans, more of them, fewer, and the way to give other days the same. */
import { ActionIcon, Menu, Text, Tooltip } from '@mantine/core';
import { type Weekday, type WeeklyHours, weekdays } from '@switchboard/shared/schedule';
import { IconCopy, IconPlus, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { addSpan, copyDay, hoursOf, removeSpan, setSpan } from './edit-hours.ts';
import styles from './hours.module.css';
import type { HoursFault } from './hours-faults.ts';
import { dayName } from './hours-words.ts';
import { TimeField } from './time-field.tsx';

interface DayRowProps {
  day: Weekday;
  hours: WeeklyHours;
  onChange: (hours: WeeklyHours) => void;
  faults: HoursFault[];
}

/** As many as the schema takes. */
const spansAtMost = 10;

export function DayRow({ day, hours, onChange, faults }: DayRowProps) {
  const base = useId();
  const name = dayName(day);
  const spans = hoursOf(hours, day);
  const faultOf = (index: number) => faults.find((fault) => fault.day === day && fault.index === index);
  const focus = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus());

  function add(): void {
    onChange(addSpan(hours, day));
    focus(`${base}-from-${spans.length}`);
  }
  function remove(index: number): void {
    onChange(removeSpan(hours, day, index));
    focus(`${base}-add`);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a row of a grid in every browser
    <div role="group" aria-label={name} className={styles.day} data-closed={spans.length === 0 || undefined}>
      <Text size="sm" fw={500} className={styles.dayName}>
        {name}
      </Text>
      <div className={styles.spans}>
        {spans.length === 0 ? (
          <Text size="sm" c="dimmed" className={styles.closed}>
            Closed
          </Text>
        ) : null}
        {spans.map((span, index) => {
          const fault = faultOf(index);
          const which = index === 0 ? '' : `, ${index + 1}`;
          const faultId = `${base}-fault-${index}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: spans have nothing else to tell them apart
            <div key={index}>
              <div className={styles.span}>
                <TimeField
                  id={`${base}-from-${index}`}
                  label={`From${which}`}
                  value={span.from}
                  isEnd={false}
                  isFaulty={fault !== undefined}
                  describedBy={fault ? faultId : undefined}
                  onChange={(from) => onChange(setSpan(hours, day, index, { ...span, from }))}
                />
                <span aria-hidden>–</span>
                <TimeField
                  label={`To${which}`}
                  value={span.to}
                  isEnd
                  isFaulty={fault !== undefined}
                  describedBy={fault ? faultId : undefined}
                  onChange={(to) => onChange(setSpan(hours, day, index, { ...span, to }))}
                />
                <ActionIcon aria-label={`Remove ${span.from} to ${span.to} on ${name}`} onClick={() => remove(index)}>
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </div>
              {fault ? (
                <Text id={faultId} size="xs" c="var(--mantine-color-error)" role="alert">
                  {fault.message}
                </Text>
              ) : null}
            </div>
          );
        })}
      </div>
      <div className={styles.dayActions}>
        <Tooltip label="Add hours">
          <ActionIcon id={`${base}-add`} aria-label={`Add hours on ${name}`} disabled={spans.length >= spansAtMost} onClick={add}>
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <CopyMenu day={day} onCopy={(days) => onChange(copyDay(hours, day, days))} />
      </div>
    </div>
  );
}

function CopyMenu({ day, onCopy }: { day: Weekday; onCopy: (days: Weekday[]) => void }) {
  const others = weekdays.filter((other) => other !== day);
  const working = weekdays.slice(0, 5).filter((other) => other !== day);
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={`Copy the hours of ${dayName(day)} to other days`}>
          <IconCopy size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Give the same hours to</Menu.Label>
        <Menu.Item onClick={() => onCopy(working)}>
          {dayName('monday')} to {dayName('friday')}
        </Menu.Item>
        <Menu.Item onClick={() => onCopy(others)}>Every day</Menu.Item>
        <Menu.Divider />
        {others.map((other) => (
          <Menu.Item key={other} onClick={() => onCopy([other])}>
            {dayName(other)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
