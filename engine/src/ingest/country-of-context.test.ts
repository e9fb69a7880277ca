import { describe, expect, it } from '@jest/globals';
import { countryOfContext } from './country-of-context.ts';

const countryOf = (ip: string | undefined) => (ip === '192.0.2.1' ? 'FR' : null);

describe('the country of a message', () => {
  it('is what its context says, in upper case, whatever its address', () => {
    expect(countryOfContext({ country: 'de', ip: '192.0.2.1' }, countryOf)).toBe('DE');
  });

  it('is that of its address when the context says none, or that it is unknown', () => {
    expect(countryOfContext({ ip: '192.0.2.1' }, countryOf)).toBe('FR');
    expect(countryOfContext({ country: 'XX', ip: '192.0.2.1' }, countryOf)).toBe('FR');
  });

  it('is unknown when nothing says', () => {
    for (const context of [undefined, {}, { country: 'xx' }, { country: 'ZZ', ip: '10.0.0.1' }])
      expect(countryOfContext(context, countryOf)).toBeNull();
  });
});
