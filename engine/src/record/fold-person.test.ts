import { describe, expect, it } from '@jest/globals';
import type { PersonFacts } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import type { PersonClaim } from '@switchboard/shared/message';
import { foldPerson } from './fold-person.ts';

const ana: PersonFacts = {
  id: 'p-1',
  email: 'ana@example.com',
  name: 'Ana',
  country: 'FR',
  language: 'fr',
  attributes: { plan: 'pro', tags: ['a', 'b'] },
};
const fold = (person: PersonFacts, claim?: PersonClaim, mayChangeEmail = true): PersonFacts =>
  foldPerson(person, { person: claim, country: null, language: null }, mayChangeEmail);

describe('foldPerson', () => {
  it('is the same object when nothing changes', () => {
    expect(fold(ana)).toBe(ana);
    expect(fold(ana, { name: 'Ana', email: 'ana@example.com', attributes: { plan: 'pro', tags: ['a', 'b'], gone: null } })).toBe(
      ana,
    );
  });

  it('takes country and language as they were last', () => {
    expect(foldPerson(ana, { person: undefined, country: 'BE', language: null }, true)).toEqual({ ...ana, country: 'BE' });
  });

  it('takes an attribute away when it is null, and leaves those not named', () => {
    expect(fold(ana, { attributes: { plan: null, seats: 3 } }).attributes).toEqual({ tags: ['a', 'b'], seats: 3 });
  });

  it('keeps the e-mail of a person known by it alone', () => {
    expect(fold(ana, { email: 'other@example.com' }, false)).toBe(ana);
    expect(fold(ana, { email: 'other@example.com' }).email).toBe('other@example.com');
  });

  it('takes attributes of any allowed name for what they are', () => {
    expect(fold(ana, { attributes: { constructor: null, toString: null } })).toBe(ana);
    expect(fold(ana, { attributes: { constructor: 'Ltd' } }).attributes).toEqual({ ...ana.attributes, constructor: 'Ltd' });
  });

  it('changes the attributes of a person who has as many as there may be, and adds none', () => {
    const attributes = Object.fromEntries(Array.from({ length: limits.attributesPerPerson }, (_, index) => [`a${index}`, index]));
    const folded = fold({ ...ana, attributes }, { attributes: { a0: 'changed', added: 1, constructor: 'Ltd' } });
    expect(folded.attributes).toEqual({ ...attributes, a0: 'changed' });
  });

  it('has room for what comes with something that is taken away', () => {
    const attributes = Object.fromEntries(Array.from({ length: limits.attributesPerPerson }, (_, index) => [`a${index}`, index]));
    const folded = fold({ ...ana, attributes }, { attributes: { added: 1, a0: null } });
    const { a0: _gone, ...kept } = attributes;
    expect(folded.attributes).toEqual({ ...kept, added: 1 });
  });

  it('is the same object when there is no room for what is added', () => {
    const attributes = Object.fromEntries(Array.from({ length: limits.attributesPerPerson }, (_, index) => [`a${index}`, index]));
    const full = { ...ana, attributes };
    expect(fold(full, { attributes: { added: 1 } })).toBe(full);
  });
});
