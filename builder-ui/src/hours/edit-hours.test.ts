import { describe, expect, it } from '@jest/globals';
import { addSpan, copyDay, officeHours, removeSpan, setClosed, setSpan } from './edit-hours.ts';

const office = officeHours('Europe/Paris');
const nineToFive = { from: '09:00', to: '17:00' };

describe('edits of hours', () => {
  it('begin with nine to five from Monday to Friday', () => {
    expect(Object.keys(office.days)).toEqual(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']);
  });
  it('change one time of one day, and leave the hours before as they were', () => {
    const changed = setSpan(office, 'monday', 0, { from: '10:00', to: '12:00' });
    expect([changed.days.monday, changed.days.tuesday]).toEqual([[{ from: '10:00', to: '12:00' }], [nineToFive]]);
    expect(office.days.monday).toEqual([nineToFive]);
  });
  it('add hours after the last ones, within the day', () => {
    expect(addSpan(office, 'sunday').days.sunday).toEqual([nineToFive]);
    expect(addSpan(office, 'monday').days.monday).toEqual([nineToFive, { from: '18:00', to: '22:00' }]);
    const late = setSpan(office, 'monday', 0, { from: '12:00', to: '24:00' });
    expect(addSpan(late, 'monday').days.monday?.[1]).toEqual({ from: '23:00', to: '24:00' });
  });
  it('leave out a day whose last hours are taken away', () => {
    expect('monday' in removeSpan(office, 'monday', 0).days).toBe(false);
  });
  it('copy a day to others, also an empty one', () => {
    expect(copyDay(office, 'monday', ['saturday', 'sunday']).days).toMatchObject({
      saturday: [nineToFive],
      sunday: [nineToFive],
    });
    expect(copyDay(office, 'sunday', ['monday', 'tuesday']).days.monday).toBeUndefined();
  });
  it('keep closed days in order, each once, and none at all when the last is taken away', () => {
    const closed = setClosed(setClosed(setClosed(office, '2026-12-25', true), '2026-05-01', true), '2026-12-25', true);
    expect(closed.closedOn).toEqual(['2026-05-01', '2026-12-25']);
    expect('closedOn' in setClosed(setClosed(closed, '2026-05-01', false), '2026-12-25', false)).toBe(false);
  });
});
