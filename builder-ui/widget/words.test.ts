import { describe, expect, it } from '@jest/globals';
import { knownLanguages, wordsFor } from './words.ts';

describe('wordsFor', () => {
  it('speaks the first language of the visitor that it knows', () => {
    expect(wordsFor(['sv-SE', 'pl', 'en']).language).toBe('pl');
    expect(wordsFor(['fr-CA']).language).toBe('fr');
    expect(wordsFor(['DE-at']).language).toBe('de');
  });

  it('speaks English to everybody else', () => {
    for (const languages of [[], ['sv'], ['frr'], [''], ['constructor']]) expect(wordsFor(languages).language).toBe('en');
  });

  it('says everything in every language', () => {
    for (const language of knownLanguages) {
      const words = wordsFor([language]);
      for (const text of Object.values(words)) expect(typeof text === 'string' ? text.trim() : text).not.toBe('');
      expect(words.talkingTo('Marie')).toContain('Marie');
      for (const count of [1, 2, 5, 22]) expect(words.openUnseen(count)).toContain(String(count));
      for (const over of [1, 2, 5, 22]) expect(words.tooLong(over, 999)).toMatch(new RegExp(`\\b${over} .*\\b999\\b`));
    }
  });

  it('promises nobody an answer within some time', () => {
    const promise = /hour|heure|stunde|hora|godzin|minut|soon|bientôt|bald|pronto|wkrótce|\d/i;
    for (const language of knownLanguages) {
      const { greeting, invitation, answerComes } = wordsFor([language]);
      expect(`${greeting} ${invitation} ${answerComes}`).not.toMatch(promise);
    }
  });
});
