/** What is wrong with a week's hours before they are sent. In: hours. Out: a sentence for each span at fault. Pure. */
import { type Weekday, type WeeklyHours, weekdays } from '@switchboard/shared/schedule';
import { hoursOf } from './edit-hours.ts';

export interface HoursFault {
  day: Weekday;
  index: number;
  message: string;
}

export function hoursFaults(hours: WeeklyHours | null): HoursFault[] {
  if (hours === null) return [];
  return weekdays.flatMap((day) => {
    const spans = hoursOf(hours, day);
    return spans.flatMap(({ from, to }, index): HoursFault[] => {
      if (to <= from)
        return [{ day, index, message: 'The end must be later. Hours past midnight go on at 00:00 of the next day.' }];
      const overlaps = spans.some((other, place) => place < index && other.from < to && from < other.to);
      return overlaps ? [{ day, index, message: 'These overlap with the hours above.' }] : [];
    });
  });
}
