import { describe, expect, it } from '@jest/globals';
import { parseTime, stepTime } from './parse-time.ts';

describe('parseTime', () => {
  it.each([
    ['9', '09:00'],
    ['09', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9:05', '09:05'],
    ['17.30', '17:30'],
    ['17h30', '17:30'],
    ['5 pm', '17:00'],
    ['12am', '00:00'],
    ['12:30 PM', '12:30'],
    ['0', '00:00'],
    ['24', '24:00'],
  ])('takes “%s” for %s', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });
  it.each(['', 'noon', '25', '24:01', '9:60', '13 pm', '0am', '99999', '-1'])('cannot tell what “%s” means', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});

describe('stepTime', () => {
  it('goes to the next quarter, and stays within the day', () => {
    expect(stepTime('09:00', 15)).toBe('09:15');
    expect(stepTime('09:05', 15)).toBe('09:15');
    expect(stepTime('09:05', -15)).toBe('09:00');
    expect(stepTime('24:00', 15)).toBe('24:00');
    expect(stepTime('00:10', -15)).toBe('00:00');
    expect(stepTime('00:00', -15)).toBe('00:00');
  });
});
