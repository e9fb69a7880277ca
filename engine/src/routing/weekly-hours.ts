/**
 * Hours of every week in a time zone. In: the hours and an instant. Out: whether it lies within them, and faults that a
 * schema cannot see. Pure. What stays true: times are the zone's own, so a change to summer time moves the instant and
 * not the hour; a time of day that is skipped or doubled by it belongs to the hours it reads as.
 */
import { type Hours, isDayOfCalendar, weekdays, type Weekday, type WeeklyHours } from '@switchboard/shared/schedule';

/** What clocks and calendars show somewhere. */
interface LocalTime {
  weekday: Weekday;
  /** ISO 8601 date. */
  date: string;
  /** `HH:MM`, 24 hours. */
  time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** The last minute asked about in each zone: a batch asks about one minute many times. */
const lastTimes = new Map<string, { minute: number; local: LocalTime }>();

/** @throws RangeError when there is no such time zone */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'long',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

function localTime(timeZone: string, nowMs: number): LocalTime {
  const minute = Math.floor(nowMs / 60_000);
  const last = lastTimes.get(timeZone);
  if (last?.minute === minute) return last.local;
  const parts = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(nowMs)
      .map(({ type, value }) => [type, value]),
  );
  const local: LocalTime = {
    weekday: (parts['weekday'] ?? '').toLowerCase() as Weekday,
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    time: `${parts['hour']}:${parts['minute']}`,
  };
  lastTimes.set(timeZone, { minute, local });
  return local;
}

/**
 * @param hours the hours; null stands for always
 * @param now ISO 8601
 * @throws RangeError when the time zone is none
 */
export function isWithinHours(hours: WeeklyHours | null, now: string): boolean {
  if (hours === null) return true;
  const { weekday, date, time } = localTime(hours.timeZone, Date.parse(now));
  if (hours.closedOn?.includes(date)) return false;
  return (hours.days[weekday] ?? []).some(({ from, to }) => from <= time && time < to);
}

/**
 * The hours of the day that it is, as people say them: “09:00–17:30 (Europe/Paris)”, or “closed today (Europe/Paris)”.
 * @param now ISO 8601
 */
export function hoursToday(hours: WeeklyHours, now: string): string {
  const { weekday, date } = localTime(hours.timeZone, Date.parse(now));
  const today: readonly Hours[] = hours.closedOn?.includes(date) ? [] : (hours.days[weekday] ?? []);
  const said = today.length === 0 ? 'closed today' : today.map(({ from, to }) => `${from}–${to}`).join(', ');
  return `${said} (${hours.timeZone})`;
}

/** A fault of hours, by RFC 6901 pointer from them. */
export interface HoursFault {
  pointer: string;
  detail: string;
}

function isTimeZone(name: string): boolean {
  try {
    formatIn(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * What was probably mistyped: hours of a day that overlap with earlier ones, and a closed day that there is not. The former
 * mean the same as if they were joined and the latter never comes, so that what was published or kept with them goes on.
 */
export function doubtsOfHours(hours: WeeklyHours): HoursFault[] {
  const overlaps = weekdays.flatMap((day) => {
    const spans = hours.days[day] ?? [];
    return spans.flatMap(({ from, to }, index) =>
      spans.slice(0, index).some((other) => other.from < to && from < other.to)
        ? [{ pointer: `/days/${day}/${index}`, detail: 'must not overlap with other hours of the day' }]
        : [],
    );
  });
  const noDays = (hours.closedOn ?? []).flatMap((date, index) =>
    isDayOfCalendar(date) ? [] : [{ pointer: `/closedOn/${index}`, detail: `must be a day that there is, and ${date} is none` }],
  );
  return [...overlaps, ...noDays];
}

/**
 * @param hours hours that fit the schema
 * @returns an unknown time zone, and hours that end before they begin; nothing when all is well
 */
export function faultsOfHours(hours: WeeklyHours): HoursFault[] {
  const faults: HoursFault[] = [];
  if (!isTimeZone(hours.timeZone))
    faults.push({ pointer: '/timeZone', detail: 'must be the name of a time zone, such as Europe/Paris' });
  for (const day of weekdays) {
    for (const [index, { from, to }] of (hours.days[day] ?? []).entries()) {
      if (to <= from) faults.push({ pointer: `/days/${day}/${index}/to`, detail: 'must be later than the beginning' });
    }
  }
  return faults;
}
