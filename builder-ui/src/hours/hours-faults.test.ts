import { describe, expect, it } from '@jest/globals';
import { hoursFaults } from './hours-faults.ts';

const monday = (...spans: [string, string][]) => ({
  timeZone: 'UTC',
  days: { monday: spans.map(([from, to]) => ({ from, to })) },
});

describe('hoursFaults', () => {
  it('finds none in hours that follow each other', () => {
    expect(hoursFaults(monday(['09:00', '12:00'], ['12:00', '24:00']))).toEqual([]);
    expect(hoursFaults(null)).toEqual([]);
  });
  it('names hours that end before they begin, and how to go past midnight', () => {
    expect(hoursFaults(monday(['22:00', '02:00']))).toMatchObject([
      { day: 'monday', index: 0, message: expect.stringContaining('next day') },
    ]);
    expect(hoursFaults(monday(['09:00', '09:00']))).toHaveLength(1);
  });
  it('names hours that overlap with others of the day', () => {
    expect(hoursFaults(monday(['09:00', '12:00'], ['11:00', '13:00']))).toMatchObject([
      { index: 1, message: expect.stringContaining('overlap') },
    ]);
  });
});
