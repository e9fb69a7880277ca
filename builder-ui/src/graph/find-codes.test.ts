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

  it('takes codes', () => {
    expect(countries('be')).toContain('BE');
    expect(languages('fr-ca')).toEqual(['fr-CA']);
  });

  it('finds all by nothing and nothing by nonsense', () => {
    expect(countries('')).toHaveLength(countryCodes().length);
    expect(countries('xyzzy')).toEqual([]);
  });
});
