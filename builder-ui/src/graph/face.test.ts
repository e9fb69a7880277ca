import { describe, expect, it } from '@jest/globals';
import { hueOf, initials } from './face.ts';

describe('a face', () => {
  it('shows the first letters of first and last name', () => {
    expect(['Marie Laurent', 'anna  maria de Vries', 'Zoé', '李 明', ' ', ''].map(initials)).toEqual([
      'ML',
      'AV',
      'Z',
      '李明',
      '',
      '',
    ]);
  });

  it('has a hue of its own, always the same', () => {
    expect(hueOf('Marie Laurent')).toBe(hueOf('Marie Laurent'));
    expect(hueOf('Marie Laurent')).not.toBe(hueOf('Luc Martin'));
    for (const name of ['', 'a', '😀 team']) expect(hueOf(name)).toBeGreaterThanOrEqual(0);
  });
});
