import { describe, expect, it } from '@jest/globals';
import { copyDay, officeHours, setSpan } from './edit-hours.ts';
import { hoursWords } from './hours-words.ts';

const office = officeHours('Europe/Paris');

describe('hoursWords', () => {
  it('brings days of the same hours together', () => {
    expect(hoursWords(office, 'en')).toBe('Mon–Fri 09:00–17:00, Paris time');
    const short = setSpan(office, 'wednesday', 0, { from: '09:00', to: '12:00' });
    expect(hoursWords(short, 'en')).toBe('Mon–Tue 09:00–17:00, Wed 09:00–12:00, Thu–Fri 09:00–17:00, Paris time');
  });
  it('does not bring days together across one without hours', () => {
    const gap = copyDay(office, 'sunday', ['wednesday']);
    expect(hoursWords(gap, 'en')).toBe('Mon–Tue 09:00–17:00, Thu–Fri 09:00–17:00, Paris time');
  });
  it('says always, and never', () => {
    expect(hoursWords(null)).toBe('Always');
    expect(hoursWords({ timeZone: 'UTC', days: {} })).toBe('Never');
  });
  it('names days in the language of the reader', () => {
    expect(hoursWords({ timeZone: 'America/New_York', days: { monday: [{ from: '00:00', to: '24:00' }] } }, 'fr')).toBe(
      'lun. 00:00–24:00, New York time',
    );
  });
});
