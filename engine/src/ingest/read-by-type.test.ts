import { describe, expect, it } from '@jest/globals';
import type { Attributes } from '@switchboard/shared/message';
import type { AttributeType } from '@switchboard/shared/person';
import fc from 'fast-check';
import { fitsType, typeOfValue } from '../condition/attribute-types.ts';
import { readByType } from './read-by-type.ts';

const types = new Map<string, AttributeType>([
  ['orders', 'number'],
  ['vip', 'yes-no'],
  ['since', 'date'],
  ['zip', 'text'],
  ['likes', 'list'],
]);
const messageWith = (attributes: Attributes) => ({
  input: { text: 'Bonjour', person: { id: 'p-1', name: 'Ana', attributes } },
  country: 'FR',
  language: null,
});

describe('an attribute that comes with a message', () => {
  it.each<[string, Attributes[string], Attributes[string]]>([
    ['orders', '42', 42],
    ['orders', ' 12,5 ', 12.5],
    ['vip', 'yes', true],
    ['vip', 0, false],
    ['since', '2026-11-22', '2026-11-22'],
    ['zip', 75001, '75001'],
    ['zip', true, 'true'],
    ['likes', 'tea; coffee', ['tea', 'coffee']],
    ['orders', null, null],
    ['plan', '42', '42'],
  ])('%s %j is read as %j', (name, value, read) => {
    const { input, unfit = [] } = readByType(messageWith({ [name]: value }), types);
    expect([input.person, unfit]).toEqual([{ id: 'p-1', name: 'Ana', attributes: { [name]: read } }, []]);
  });

  it.each<[string, Attributes[string]]>([
    ['orders', 'many'],
    ['orders', true],
    ['vip', 'perhaps'],
    ['since', 'yesterday'],
    ['since', 1_764_000_000],
    ['zip', ['75001']],
  ])('%s %j is left out, and told', (name, value) => {
    const { input, unfit } = readByType(messageWith({ [name]: value, plan: 'pro' }), types);
    expect(input.person?.attributes).toEqual({ plan: 'pro' });
    expect(unfit).toEqual([{ name, value, type: types.get(name) }]);
  });

  it('is left out without a word when it is empty', () => {
    expect(readByType(messageWith({ orders: '  ', zip: '' }), types)).toMatchObject({
      input: { person: { attributes: { zip: '' } } },
      unfit: [],
    });
  });

  it('leaves a message as it is that fits already', () => {
    const fitting = messageWith({ orders: 42, plan: '7' });
    expect(readByType(fitting, types)).toBe(fitting);
    expect(readByType(messageWith({ orders: '42' }), new Map()).input.person?.attributes).toEqual({ orders: '42' });
  });

  it('has its type afterwards, or is told; whatever it was', () => {
    const value = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
    );
    const attributes = fc.dictionary(fc.constantFrom(...types.keys(), 'plan'), value, { noNullPrototype: true });
    fc.assert(
      fc.property(attributes, (sent) => {
        const { input, unfit = [] } = readByType(messageWith(sent), types);
        for (const [name, read] of Object.entries(input.person?.attributes ?? {})) {
          const type = types.get(name);
          expect(type === undefined ? typeOfValue(read) : fitsType(read, type)).not.toBe(false);
        }
        const kept = Object.keys(input.person?.attributes ?? {});
        for (const [name, each] of Object.entries(sent)) {
          const isBlank = typeof each === 'string' && each.trim() === '';
          expect(kept.includes(name) || unfit.some((told) => told.name === name) || isBlank).toBe(true);
        }
      }),
    );
  });
});
