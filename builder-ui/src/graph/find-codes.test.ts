import { describe, expect, it } from '@jest/globals';
import { countryCodes, type NamedCode } from './country-codes.ts';
import { findCodes } from './find-codes.ts';
import { languageCodes } from './language-codes.ts';

const countries = (search: string) =>
  findCodes<NamedCode>('country')({ options: countryCodes(), search }).map(({ value }) => value);
const languages = (search: string) =>
  findCodes<NamedCode>('language')({ options: languageCodes(), search }).map(({ value }) => value);

describe('finding a country or a language', () => {
  it('takes names without their accents', () => {
    expect(countries("cote d'iv").length + countries('cote d’iv').length).toBe(1);
    expect(countries('reunion')).toEqual(['RE']);
  });

  it('takes codes, before all names', () => {
    expect(countries('ch').slice(0, 2)).toEqual(['CH', 'TD']);
    expect(countries('in')[0]).toBe('IN');
    expect(languages('fr-ca')).toEqual(['fr-CA']);
    expect(languages('fr')[0]).toBe('fr');
  });

  it('takes the names that people use', () => {
    const typed = ['UK', 'USA', 'England', 'Holland', 'Turkey', 'Czech Republic', 'uae', 'ivory coast'];
    expect(typed.map((name) => countries(name)[0])).toEqual(['GB', 'US', 'GB', 'NL', 'TR', 'CZ', 'AE', 'CI']);
  });

  it('puts names that begin so before those that only hold it', () => {
    expect(countries('guinea').slice(0, 2)).toEqual(['GN', 'GW']);
  });

  it('finds all by nothing and nothing by nonsense', () => {
    expect(countries('')).toHaveLength(countryCodes().length);
    expect(countries('xyzzy')).toEqual([]);
  });
});
