import { type Static, Type } from 'typebox';

/** The days of a week as schedules name them, Monday first (ISO 8601). */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

const TimeOfDay = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });

/** From a time of day up to another, the end excluded; `24:00` ends the day. What goes past midnight is two of them. */
export const Hours = Type.Object(
  { from: TimeOfDay, to: Type.String({ pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' }) },
  { additionalProperties: false },
);
export type Hours = Static<typeof Hours>;

const Day = Type.Optional(Type.Array(Hours, { maxItems: 10 }));

/** Hours of every week, in one time zone. A day left out has none. */
export const WeeklyHours = Type.Object(
  {
    /** IANA name, such as `Europe/Paris`. */
    timeZone: Type.String({ minLength: 1, maxLength: 64 }),
    days: Type.Object(
      { monday: Day, tuesday: Day, wednesday: Day, thursday: Day, friday: Day, saturday: Day, sunday: Day },
      { additionalProperties: false },
    ),
    /** Days (ISO 8601 dates in that time zone) without any hours. */
    closedOn: Type.Optional(
      Type.Array(Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' }), {
        maxItems: 200,
        uniqueItems: true,
      }),
    ),
  },
  { additionalProperties: false },
);
export type WeeklyHours = Static<typeof WeeklyHours>;

/** Whether a date in the form of ISO 8601 is a day that there is: 30 February is none. */
export function isDayOfCalendar(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}
