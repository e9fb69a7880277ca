/** Times as people say them: “3 minutes ago”, in the reader's language, with the exact time for the hover. */
const steps: [limitSeconds: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [60, 'second', 1],
  [3_600, 'minute', 60],
  [86_400, 'hour', 3_600],
  [7 * 86_400, 'day', 86_400],
];

/**
 * How long ago, or how soon.
 * @param at ISO 8601
 * @param nowMs the time it is, in milliseconds since 1970
 * @param locale the reader's language; the browser's when undefined
 * @returns relative within a week, “now” within 10 seconds, else the date
 */
export function relativeTime(at: string, nowMs: number, locale?: string): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return at;
  const seconds = Math.round((time - nowMs) / 1_000);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(seconds) < 10) return words.format(0, 'second');
  for (const [limit, unit, size] of steps) {
    if (Math.abs(seconds) < limit) return words.format(Math.trunc(seconds / size), unit);
  }
  const isThisYear = new Date(time).getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: isThisYear ? undefined : 'numeric' }).format(
    time,
  );
}

/** The exact time, in the reader's zone and language. */
export function exactTime(at: string, locale?: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(time);
}

/** The time of an event in a title: “Nov 25, 2026, 5:19 PM”, in the reader's zone and language. */
export function shortTime(at: string, locale?: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** A sentence of the server's with its times, told as “2026-11-27 20:23 UTC”, in the reader's zone and language. */
export function inLocalTime(sentence: string, locale?: string): string {
  return sentence.replace(/\b(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC\b/g, (_time, day: string, clock: string) =>
    shortTime(`${day}T${clock}:00Z`, locale),
  );
}
