/** Times of day as people type them. Out: `HH:MM`, 24 hours, with `24:00` for a day's end. */

const minutesOfDay = 24 * 60;

/** “9”, “930”, “9:30”, “17.30”, “5 pm”: the time meant, or null when none can be told. */
export function parseTime(text: string): string | null {
  const [, hourText = '', minuteText = '', half = ''] =
    /^\s*(\d{1,2})\s*[:.h]?\s*(\d{2})?\s*(am|pm)?\s*$/i.exec(text) ?? /^\s*(\d)(\d{2})\s*(am|pm)?\s*$/i.exec(text) ?? [];
  if (hourText === '') return null;
  let hour = Number(hourText);
  const minute = Number(minuteText === '' ? 0 : minuteText);
  if (half !== '') {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  const minutes = hour * 60 + minute;
  return minute > 59 || minutes > minutesOfDay ? null : timeOf(minutes);
}

/** The time so many minutes later or earlier, within the day; on multiples of them, as a clock's hands snap. */
export function stepTime(time: string, byMinutes: number): string {
  const minutes = minutesOf(time);
  const size = Math.abs(byMinutes);
  const snapped = byMinutes > 0 ? Math.floor(minutes / size) * size + size : Math.ceil(minutes / size) * size - size;
  return timeOf(Math.max(0, Math.min(minutesOfDay, snapped)));
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
