/** Changes to a week's hours. In: hours and what is wanted. Out: new hours; a day without any is left out. Pure. */
import { type Hours, type Weekday, type WeeklyHours, weekdays } from '@switchboard/shared/schedule';
import { minutesOf, timeOf } from './parse-time.ts';

/** Monday to Friday, nine to five, in a time zone. */
export function officeHours(timeZone: string): WeeklyHours {
  const day = [{ from: '09:00', to: '17:00' }];
  return { timeZone, days: Object.fromEntries(weekdays.slice(0, 5).map((weekday) => [weekday, day])) };
}

export function hoursOf(hours: WeeklyHours, day: Weekday): Hours[] {
  return hours.days[day] ?? [];
}

function withDay(hours: WeeklyHours, day: Weekday, spans: Hours[]): WeeklyHours {
  const days = Object.fromEntries(
    weekdays.flatMap((weekday) => {
      const kept = weekday === day ? spans : hoursOf(hours, weekday);
      return kept.length > 0 ? [[weekday, kept]] : [];
    }),
  );
  return { ...hours, days };
}

export function setSpan(hours: WeeklyHours, day: Weekday, index: number, span: Hours): WeeklyHours {
  return withDay(
    hours,
    day,
    hoursOf(hours, day).map((each, place) => (place === index ? span : each)),
  );
}

/** Adds hours to a day: nine to five on an empty one, else from an hour after the last on, as long as the day goes. */
export function addSpan(hours: WeeklyHours, day: Weekday): WeeklyHours {
  const spans = hoursOf(hours, day);
  const last = spans.at(-1);
  if (last === undefined) return withDay(hours, day, [{ from: '09:00', to: '17:00' }]);
  const from = Math.min(minutesOf(last.to) + 60, 23 * 60);
  return withDay(hours, day, [...spans, { from: timeOf(from), to: timeOf(Math.min(from + 4 * 60, 24 * 60)) }]);
}

export function removeSpan(hours: WeeklyHours, day: Weekday, index: number): WeeklyHours {
  return withDay(
    hours,
    day,
    hoursOf(hours, day).filter((_span, place) => place !== index),
  );
}

export function copyDay(hours: WeeklyHours, from: Weekday, to: readonly Weekday[]): WeeklyHours {
  return to.reduce((changed, day) => withDay(changed, day, hoursOf(hours, from)), hours);
}

/** Adds or takes away a day without any hours. @param date ISO 8601 */
export function setClosed(hours: WeeklyHours, date: string, isClosed: boolean): WeeklyHours {
  const { closedOn = [], ...rest } = hours;
  const kept = closedOn.filter((other) => other !== date);
  const days = isClosed ? [...kept, date].sort() : kept;
  return days.length > 0 ? { ...rest, closedOn: days } : rest;
}
