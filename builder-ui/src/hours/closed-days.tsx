/** Days without any hours, such as holidays: added by date, each taken away by its own button. */
import { ActionIcon, Button, Group, Pill, Text, TextInput } from '@mantine/core';
import { isDayOfCalendar, type WeeklyHours } from '@switchboard/shared/schedule';
import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { setClosed } from './edit-hours.ts';
import styles from './hours.module.css';

/** As many as the schema takes. */
const daysAtMost = 200;

export function ClosedDays({ hours, onChange }: { hours: WeeklyHours; onChange: (hours: WeeklyHours) => void }) {
  const [date, setDate] = useState('');
  const label = useId();
  const closedOn = hours.closedOn ?? [];
  const isReady = /^\d{4}-\d{2}-\d{2}$/.test(date) && closedOn.length < daysAtMost;

  function add(): void {
    if (!isReady) return;
    onChange(setClosed(hours, date, true));
    setDate('');
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: as the days above it
    <div role="group" aria-labelledby={label}>
      <Text id={label} size="sm" fw={500}>
        Closed on
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        Holidays and other days without any hours
      </Text>
      <Group gap="xs" align="center">
        <TextInput
          type="date"
          aria-label="Day"
          min="2000-01-01"
          max="2199-12-31"
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Enter adds the day instead of sending the form.
            event.preventDefault();
            add();
          }}
        />
        <Button variant="default" disabled={!isReady} onClick={add}>
          Add day
        </Button>
      </Group>
      {closedOn.length > 0 ? (
        <ul className={styles.closedDays}>
          {closedOn.map((day) => (
            <li key={day}>
              <Pill size="md" className={styles.closedDay}>
                {dayWords(day)}
                <ActionIcon
                  size={18}
                  ml={4}
                  aria-label={`Open again on ${dayWords(day)}`}
                  onClick={() => onChange(setClosed(hours, day, false))}
                >
                  <IconX size={12} aria-hidden />
                </ActionIcon>
              </Pill>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function dayWords(day: string): string {
  if (!isDayOfCalendar(day)) return day;
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
