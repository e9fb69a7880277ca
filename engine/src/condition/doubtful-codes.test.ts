import { describe, expect, it } from '@jest/globals';
import { countries } from '@switchboard/shared/countries';
import { doubtOfCountry, doubtOfLanguage } from './doubtful-codes.ts';

describe('doubt of a country', () => {
  it('is none of those that there are, in any case', () => {
    expect(countries).toHaveLength(250);
    expect([...countries, ...countries.map((code) => code.toLowerCase())].filter(doubtOfCountry)).toEqual([]);
  });

  it('names what is meant where that can be told', () => {
    expect(doubtOfCountry('uk')).toBe('There is no country UK; United Kingdom is GB.');
    expect(doubtOfCountry('BU')).toBe('There is no country BU; Myanmar (Burma) is MM.');
    expect(['XX', 'ZZ', 'EU', 'AA'].map(doubtOfCountry)).toEqual(
      ['XX', 'ZZ', 'EU', 'AA'].map((code) => `There is no country ${code}.`),
    );
  });
});

describe('doubt of a language', () => {
  it('is none of those that there are, of any, and of private ones', () => {
    const ranges = [
      'fr',
      'FR-fr',
      'fr-CA',
      'zh-Hant-TW',
      'es-419',
      'fil',
      'frr',
      'aaa',
      'no',
      'iw',
      'tl',
      '*',
      'x-mine',
      'i-klingon',
    ];
    expect([...ranges, 'de-x-uk', 'de-u-co-phonebk', 'zh-yue-HK'].filter(doubtOfLanguage)).toEqual([]);
  });

  it('names what is meant where that can be told', () => {
    expect(doubtOfLanguage('French')).toBe('There is no language French; French is fr.');
    expect(doubtOfLanguage('eng-US')).toBe('There is no language eng; English is en.');
    expect(doubtOfLanguage('en-UK')).toBe('There is no country UK; United Kingdom is GB.');
    expect(['xx', 'klingon', 'XX-FR'].map(doubtOfLanguage)).toEqual(
      ['xx', 'klingon', 'XX'].map((code) => `There is no language ${code}.`),
    );
  });

  it('is none of what is no language range at all: that is an error, told elsewhere', () => {
    expect(() => ['', '-', 'é', 'en_GB', 'fr-'].map(doubtOfLanguage)).not.toThrow();
  });
});
