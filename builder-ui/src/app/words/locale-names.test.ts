import { describe, expect, it } from '@jest/globals';
import { countryName, languageName } from './locale-names.ts';

describe('names of countries and languages', () => {
  it('are those that there are', () => {
    expect(['FR', 'gb'].map(countryName)).toEqual(['France', 'United Kingdom']);
    expect(['fr', 'en-GB', 'fil', 'iw', 'es-419', 'zh-Hant-TW'].map(languageName)).toEqual([
      'French',
      'English (United Kingdom)',
      'Filipino',
      'Hebrew',
      'Spanish (Latin America)',
      'Chinese (Traditional, Taiwan)',
    ]);
  });

  it('are the codes themselves where there is none of that code, though another is meant', () => {
    expect(countryName('uk')).toBe('UK');
    for (const tag of ['eng', 'eng-US', 'en-UK', 'xx', 'french', 'é']) expect(languageName(tag)).toBe(tag);
  });
});
