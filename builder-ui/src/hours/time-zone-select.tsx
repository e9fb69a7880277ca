/** Chooses a time zone: found by city, region or distance from UTC, with what its clocks show now. */
import { Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { SearchedSelect } from '../app/searched-select.tsx';
import { offsetOf, timeZones } from './time-zones.ts';

interface TimeZoneSelectProps {
  value: string;
  onChange: (timeZone: string) => void;
}

/** More nobody scrolls through: one types. */
const shownAtMost = 60;

export function TimeZoneSelect({ value, onChange }: TimeZoneSelectProps) {
  const zones = useMemo(() => {
    const known = timeZones();
    return known.some(({ name }) => name === value) ? known : [{ name: value, offset: offsetOf(value, new Date()) }, ...known];
  }, [value]);
  const offsets = useMemo(() => new Map(zones.map(({ name, offset }) => [name, offset])), [zones]);
  return (
    <SearchedSelect
      label="Time zone"
      description={clockWords(value)}
      limit={shownAtMost}
      nothingFoundMessage="No time zone has this name"
      data={zones.map(({ name }) => ({ value: name, label: name.replaceAll('_', ' ') }))}
      filter={({ options, search, limit }) => {
        const words = search.toLowerCase().replaceAll('_', ' ').split(/\s+/);
        return options
          .filter((option) => {
            if (!('value' in option)) return false;
            const text = `${option.label} ${offsets.get(option.value) ?? ''}`.toLowerCase();
            return words.every((word) => text.includes(word));
          })
          .slice(0, limit);
      }}
      renderOption={({ option }) => (
        <Group justify="space-between" gap="xs" flex={1} wrap="nowrap">
          <span>{option.label}</span>
          <Text span size="xs" c="dimmed" className="figures" style={{ whiteSpace: 'nowrap' }}>
            {offsets.get(option.value)}
          </Text>
        </Group>
      )}
      value={value}
      onChange={(chosen) => {
        if (chosen !== null) onChange(chosen);
      }}
    />
  );
}

/** “It is 14:05 there now.” */
function clockWords(timeZone: string): string | undefined {
  try {
    const time = new Intl.DateTimeFormat(undefined, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    return `It is ${time.format(new Date())} there now`;
  } catch {
    return undefined;
  }
}
