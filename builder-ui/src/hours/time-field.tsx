/**
 * A time of day: typed as one likes (“9”, “17.30”, “5 pm”), or by a quarter of an hour with the arrow keys. What cannot be
 * understood is put back as it was on leaving the field.
 */
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import styles from './hours.module.css';
import { parseTime, stepTime } from './parse-time.ts';

interface TimeFieldProps {
  id?: string;
  label: string;
  value: string;
  onChange: (time: string) => void;
  /** A day ends at 24:00, and nothing begins there. */
  isEnd: boolean;
  isFaulty: boolean;
  describedBy?: string;
}

const stepMinutes = 15;

export function TimeField({ id, label, value, onChange, isEnd, isFaulty, describedBy }: TimeFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);

  function give(time: string | null): void {
    const meant = time === '24:00' && !isEnd ? '00:00' : time === '00:00' && isEnd ? '24:00' : time;
    if (meant !== null && meant !== value) onChange(meant);
    setDraft(null);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const by = event.key === 'ArrowUp' ? stepMinutes : event.key === 'ArrowDown' ? -stepMinutes : 0;
    if (by !== 0) {
      event.preventDefault();
      give(stepTime(parseTime(draft ?? value) ?? value, by));
    }
    if (event.key === 'Enter' && draft !== null) give(parseTime(draft));
  }

  return (
    <TextInput
      id={id}
      className={styles.time}
      size="sm"
      aria-label={label}
      inputMode="text"
      autoComplete="off"
      error={isFaulty}
      aria-describedby={describedBy}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => give(draft === null ? null : parseTime(draft))}
      onKeyDown={onKeyDown}
    />
  );
}
