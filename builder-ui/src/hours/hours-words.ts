/** A week's hours as a line of text: “Mon–Fri 09:00–17:00, Sat 10:00–12:00, Paris time”. Pure. */
import { type Weekday, type WeeklyHours, weekdays } from '@switchboard/shared/schedule';
import { hoursOf } from './edit-hours.ts';

/** The name of a day in the reader's language. */
export function dayName(day: Weekday, length: 'long' | 'short' = 'long', locale?: string): string {
  // 1 January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(day)));
  return new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(date);
}

/** “Paris time” for `Europe/Paris`; `UTC` as it is. */
export function zoneWords(timeZone: string): string {
  const city = timeZone.split('/').at(-1) ?? timeZone;
  return timeZone.includes('/') ? `${city.replaceAll('_', ' ')} time` : timeZone;
}

interface Run {
  first: Weekday;
  last: Weekday;
  text: string;
}

/** @param hours null: always */
export function hoursWords(hours: WeeklyHours | null, locale?: string): string {
  if (hours === null) return 'Always';
  const runs: Run[] = [];
  let before: Weekday | null = null;
  for (const day of weekdays) {
    const text = hoursOf(hours, day)
      .map(({ from, to }) => `${from}–${to}`)
      .join(' and ');
    const run = runs.at(-1);
    if (run !== undefined && run.last === before && run.text === text) run.last = day;
    else if (text !== '') runs.push({ first: day, last: day, text });
    before = day;
  }
  if (runs.length === 0) return 'Never';
  const parts = runs.map(({ first, last, text }) => {
    const from = dayName(first, 'short', locale);
    return `${first === last ? from : `${from}–${dayName(last, 'short', locale)}`} ${text}`;
  });
  return [...parts, zoneWords(hours.timeZone)].join(', ');
}
