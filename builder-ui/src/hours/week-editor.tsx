/** The hours of each day of a week, their time zone and the days without any. What is at fault is said at its span. */
import { Stack } from '@mantine/core';
import { type WeeklyHours, weekdays } from '@switchboard/shared/schedule';
import { ClosedDays } from './closed-days.tsx';
import { DayRow } from './day-row.tsx';
import styles from './hours.module.css';
import { hoursFaults } from './hours-faults.ts';
import { TimeZoneSelect } from './time-zone-select.tsx';

interface WeekEditorProps {
  value: WeeklyHours;
  onChange: (hours: WeeklyHours) => void;
}

export function WeekEditor({ value, onChange }: WeekEditorProps) {
  const faults = hoursFaults(value);
  return (
    <Stack gap="md" className={styles.week}>
      <div>
        {weekdays.map((day) => (
          <DayRow key={day} day={day} hours={value} onChange={onChange} faults={faults} />
        ))}
      </div>
      <TimeZoneSelect value={value.timeZone} onChange={(timeZone) => onChange({ ...value, timeZone })} />
      <ClosedDays hours={value} onChange={onChange} />
    </Stack>
  );
}
