/** The time zones one can choose, by name, each with how far it is from UTC now; made once, when first asked for. */
export interface TimeZone {
  name: string;
  /** “UTC+01:00” */
  offset: string;
}

let known: TimeZone[] | null = null;

/** “UTC+01:00”, “UTC” for none; empty for what is no time zone. */
export function offsetOf(timeZone: string, at: Date): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
    return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC');
  } catch {
    return '';
  }
}

export function timeZones(): TimeZone[] {
  const now = new Date();
  known ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((name) => ({ name, offset: offsetOf(name, now) }));
  return known;
}

/** Where the reader is. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
