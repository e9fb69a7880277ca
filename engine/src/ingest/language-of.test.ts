import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language-of.ts';

describe('languageOf', () => {
  it('takes the browser language before what is accepted', () => {
    expect(languageOf({ browserLanguage: 'fr-CA', acceptLanguage: 'de' })).toBe('fr-CA');
  });
  it('takes the best of what is accepted, by weight and then by order', () => {
    expect(languageOf({ acceptLanguage: 'en;q=0.5, fr-FR, fr;q=0.9' })).toBe('fr-FR');
    expect(languageOf({ acceptLanguage: 'de, fr' })).toBe('de');
    expect(languageOf({ acceptLanguage: '*, fr;q=0.1' })).toBe('fr');
    expect(languageOf({ acceptLanguage: 'fr;q=0' })).toBeNull();
  });
  it('reads an underscore as a hyphen', () => {
    expect(languageOf({ browserLanguage: ' pt_BR ' })).toBe('pt-BR');
  });
  it('knows registered tags of old and private ones', () => {
    expect(languageOf({ browserLanguage: 'i-klingon' })).toBe('i-klingon');
    expect(languageOf({ browserLanguage: 'x-pirate' })).toBe('x-pirate');
    expect(languageOf({ browserLanguage: 'x' })).toBeNull();
    expect(languageOf({ browserLanguage: 'a-fr' })).toBeNull();
  });
  it('passes over what is no tag', () => {
    expect(languageOf({ browserLanguage: 'français', acceptLanguage: 'fr' })).toBe('fr');
    expect(languageOf({ browserLanguage: '', acceptLanguage: '' })).toBeNull();
    expect(languageOf({ acceptLanguage: ';;;, 12' })).toBeNull();
    for (const browserLanguage of ['---', '-', '12345', 'Latn', 'fr-', 'fr--CA'])
      expect(languageOf({ browserLanguage })).toBeNull();
  });
  it('knows nothing without a context', () => {
    expect(languageOf(undefined)).toBeNull();
    expect(languageOf({})).toBeNull();
  });
});
