/**
 * Until when a conversation may be snoozed, as people say it. In: the time it is, in the reader's zone. Out: a few choices,
 * soonest first; none is less than an hour away, except where its name says so.
 */
export interface SnoozeTime {
  label: string;
  at: Date;
}

const morning = 9;
const evening = 18;

function dayAt(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}

/** @param now the time it is */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  const choices: SnoozeTime[] = [
    { label: 'For an hour', at: inHours(1) },
    { label: 'For three hours', at: inHours(3) },
    { label: 'Until this evening', at: dayAt(now, 0, evening) },
    { label: 'Until tomorrow morning', at: dayAt(now, 1, morning) },
    { label: 'Until Monday morning', at: dayAt(now, untilMonday, morning) },
    { label: 'For two weeks', at: dayAt(now, 14, morning) },
  ];
  return choices
    .filter(({ at }) => at.getTime() - now.getTime() >= 3_600_000)
    .filter(
      ({ at, label }, index, all) => !all.some((other, place) => place < index && +other.at === +at && other.label !== label),
    )
    .sort((one, other) => +one.at - +other.at);
}

/** “Fri 14:00”, in the reader's language and zone. */
export function shortTime(at: Date, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}
