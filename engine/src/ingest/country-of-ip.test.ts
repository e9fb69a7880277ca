import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CountryOf, openCountryOf } from './country-of-ip.ts';

describe('the country of an address', () => {
  let countryOf: CountryOf;
  beforeAll(async () => {
    countryOf = await openCountryOf();
  });

  it('is found for IPv4 and IPv6 addresses, in upper case', () => {
    // Long-standing allocations: the networks of Renater (France) and of DFN (Germany).
    expect(countryOf('193.51.0.1')).toBe('FR');
    expect(countryOf('2001:660::1')).toBe('FR');
    expect(countryOf('2001:638::1')).toBe('DE');
  });
  it('is found for an IPv4 address written as IPv6', () => {
    expect(countryOf('::ffff:193.51.0.1')).toBe('FR');
  });
  it('is unknown for private addresses and for what is no address', () => {
    for (const ip of ['10.0.0.1', '127.0.0.1', '::1', 'fe80::1', 'localhost', '', '300.1.1.1', undefined]) {
      expect(countryOf(ip)).toBeNull();
    }
  });
});
