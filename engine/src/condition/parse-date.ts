/** ISO 8601 calendar dates and date-times as RFC 3339 profiles them; the time zone may be left out; from the year 1 on. */
const isoDate =
  /^(?!0000)(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;

/**
 * Reads a date. A date alone is its midnight in UTC; a time without a zone is UTC; less than a millisecond is cut off.
 * The database's `switchboard.instant_of` reads it the same.
 * @param text ISO 8601, such as 2026-11-22 or 2026-11-22T10:00:00Z
 * @returns milliseconds since 1970-01-01T00:00:00Z, or null when it is not a date that exists
 */
export function parseDate(text: string): number | null {
  const match = isoDate.exec(text);
  if (match === null) return null;
  const [, year, month, day, zone] = match;
  // JavaScript rolls 30 February over into March; such a day does not exist. The year is set apart: of 0 to 99 it would
  // make 1900 to 1999.
  const midnight = new Date(0);
  midnight.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (midnight.getUTCDate() !== Number(day)) return null;
  const complete = text.length === 10 ? `${text}T00:00:00Z` : zone === undefined ? `${text}Z` : text;
  const time = Date.parse(complete.replace(' ', 'T'));
  return Number.isNaN(time) ? null : time;
}
