import { describe, expect, it } from '@jest/globals';
import { countryName } from '../app/words/locale-names.ts';
import { countryCodes } from './country-codes.ts';
import { isLanguageRange, languageCodes } from './language-codes.ts';

describe('the countries offered', () => {
  it('are the 249 of ISO 3166-1 and Kosovo, by name', () => {
    expect(countryCodes()).toHaveLength(250);
    expect(countryCodes().filter(({ value, label }) => label === value)).toEqual([]);
    expect(countryCodes()).toContainEqual({ value: 'FR', label: 'France' });
  });
});

describe('a code that is no country’s', () => {
  it('is shown as it is, so that it is seen to be none', () => {
    expect(['UK', 'xx', 'EU', 'FRA'].map(countryName)).toEqual(['UK', 'XX', 'EU', 'FRA']);
  });
});

describe('the languages offered', () => {
  it('are language ranges with a name', () => {
    expect(languageCodes().filter(({ value, label }) => label === value || !isLanguageRange(value))).toEqual([]);
    expect(languageCodes()).toContainEqual({ value: 'fr-CA', label: 'French (Canada)' });
  });

  it('take any range of RFC 4647 and nothing else', () => {
    expect(['fr', 'fr-CA', '*', 'zh-Hant-TW'].every(isLanguageRange)).toBe(true);
    expect(['', 'fr_CA', 'français', 'fr-'].some(isLanguageRange)).toBe(false);
  });
});
