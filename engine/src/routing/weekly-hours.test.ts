import { describe, expect, it } from '@jest/globals';
import type { WeeklyHours } from '@switchboard/shared/schedule';
import { doubtsOfHours, faultsOfHours, hoursToday, isWithinHours } from './weekly-hours.ts';

const paris: WeeklyHours = {
  timeZone: 'Europe/Paris',
  days: {
    monday: [
      { from: '09:00', to: '12:00' },
      { from: '14:00', to: '24:00' },
    ],
    sunday: [{ from: '00:00', to: '03:00' }],
  },
  closedOn: ['2026-12-28'],
};

describe('weekly hours', () => {
  it('count in their own time zone, the end excluded', () => {
    expect(isWithinHours(paris, '2026-11-23T07:59:59Z')).toBe(false);
    expect(isWithinHours(paris, '2026-11-23T08:00:00Z')).toBe(true);
    expect(isWithinHours(paris, '2026-11-23T10:59:59Z')).toBe(true);
    expect(isWithinHours(paris, '2026-11-23T11:00:00Z')).toBe(false);
    expect(isWithinHours(paris, '2026-11-23T22:59:59Z')).toBe(true);
    expect(isWithinHours(paris, '2026-11-23T23:00:00Z')).toBe(false);
  });
  it('move with summer time', () => {
    expect(isWithinHours(paris, '2026-07-06T07:00:00Z')).toBe(true);
    expect(isWithinHours(paris, '2026-10-25T00:30:00Z')).toBe(true);
    expect(isWithinHours(paris, '2026-10-25T01:30:00Z')).toBe(true);
    expect(isWithinHours(paris, '2026-10-25T02:00:00Z')).toBe(false);
  });
  it('have none on a day they name as closed', () => {
    expect(isWithinHours(paris, '2026-12-28T09:00:00Z')).toBe(false);
    expect(hoursToday(paris, '2026-12-28T09:00:00Z')).toBe('closed today (Europe/Paris)');
    expect(hoursToday(paris, '2026-11-23T09:00:00Z')).toBe('09:00–12:00, 14:00–24:00 (Europe/Paris)');
  });
  it('are always when there are none given', () => {
    expect(isWithinHours(null, '2026-11-23T03:00:00Z')).toBe(true);
  });
  it('name an unknown zone and an end before its beginning', () => {
    expect(faultsOfHours(paris)).toEqual([]);
    const wrong: WeeklyHours = { timeZone: 'Mars/Olympus', days: { friday: [{ from: '12:00', to: '12:00' }] } };
    expect(faultsOfHours(wrong).map(({ pointer }) => pointer)).toEqual(['/timeZone', '/days/friday/0/to']);
  });
  it('are doubted when two overlap, and when a closed day is none of the calendar', () => {
    expect(doubtsOfHours({ ...paris, closedOn: ['2026-12-28', '2028-02-29', '0001-01-01'] })).toEqual([]);
    const friday = ['08:00', '09:00'].map((from) => ({ from, to: '12:00' }));
    const doubtful: WeeklyHours = {
      ...paris,
      days: { friday },
      closedOn: ['2026-02-30', '2026-12-28', '2027-02-29', '2026-04-31'],
    };
    expect(doubtsOfHours(doubtful).map(({ pointer }) => pointer)).toEqual([
      '/days/friday/1',
      '/closedOn/0',
      '/closedOn/2',
      '/closedOn/3',
    ]);
  });
});
