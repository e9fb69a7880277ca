/**
 * Edits the hours of a week. In: hours, or null for always. Out: the same, changed. What stays true: what is at fault is
 * said at the span it is about (`hours-faults.ts`), and switching to “always” and back brings the hours back.
 */
import { Radio, Stack } from '@mantine/core';
import type { WeeklyHours } from '@switchboard/shared/schedule';
import { useState } from 'react';
import { officeHours } from './edit-hours.ts';
import { ownTimeZone } from './time-zones.ts';
import { WeekEditor } from './week-editor.tsx';

interface HoursEditorProps {
  /** What the hours are of: “Working hours”. */
  label: string;
  description?: string;
  value: WeeklyHours | null;
  onChange: (hours: WeeklyHours | null) => void;
  /** What the server found. */
  error?: string | null;
}

export function HoursEditor({ label, description, value, onChange, error }: HoursEditorProps) {
  const [last, setLast] = useState<WeeklyHours | null>(value);

  function choose(kind: string): void {
    if (kind === 'always') {
      setLast(value);
      onChange(null);
    } else onChange(last ?? officeHours(ownTimeZone()));
  }

  return (
    <Stack gap="sm">
      <Radio.Group
        label={label}
        description={description}
        error={error}
        value={value === null ? 'always' : 'weekly'}
        onChange={choose}
      >
        <Stack gap={6} mt={6}>
          <Radio value="always" label="Always" />
          <Radio value="weekly" label="At these hours" />
        </Stack>
      </Radio.Group>
      {value === null ? null : <WeekEditor value={value} onChange={onChange} />}
    </Stack>
  );
}
