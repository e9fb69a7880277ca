/**
 * What the clock shows where the visitor is.
 * @param timezone IANA name, as the visitor's browser claims it
 * @returns such as “16:05, Saturday”, or null for a zone that is none
 */
export function localTime(timezone: string, now: Date, locale?: string): string | null {
  try {
    const time = new Intl.DateTimeFormat(locale, { timeZone: timezone, hour: '2-digit', minute: '2-digit' }).format(now);
    const day = new Intl.DateTimeFormat(locale, { timeZone: timezone, weekday: 'long' }).format(now);
    return `${time}, ${day}`;
  } catch {
    // Intl throws a RangeError for a zone that it does not know; a claim need not be true.
    return null;
  }
}
