import { describe, expect, it } from '@jest/globals';
import { fieldChoices, operatorChoices } from './comparison-choices.ts';

const plan = { name: 'plan', type: 'text' } as const;
const groupsOf = (scope: 'message' | 'person', chosen: string) => fieldChoices(scope, [plan], chosen).map(({ group }) => group);

describe('fieldChoices', () => {
  it('offers of people only what people have', () => {
    expect(groupsOf('person', 'person.name')).toEqual(['Person', 'Attributes']);
    expect(groupsOf('message', 'person.name')).toEqual(['Person', 'Attributes', 'Message', 'Conversation']);
  });

  it('keeps what a condition says already among the choices', () => {
    const last = fieldChoices('person', [plan], 'message.text').at(-1);
    expect(last?.items.map(({ value }) => value)).toEqual(['message.text']);
  });

  it('names the attributes that people have, and lets another be named', () => {
    const attributes = fieldChoices('person', [plan], 'person.name').find(({ group }) => group === 'Attributes');
    expect(attributes?.items.map(({ label }) => label)).toEqual(['plan', 'Another attribute…']);
  });
});

describe('operatorChoices', () => {
  it('compares amounts of numbers and dates, not of texts', () => {
    expect(operatorChoices('person.attributes.orders', 'number')).toContain('greater-than');
    expect(operatorChoices('person.attributes.since', 'date')).toContain('before');
    expect(operatorChoices('person.attributes.plan', 'text')).not.toContain('greater-than');
  });

  it('leaves everything open for an attribute that nobody knows', () => {
    expect(operatorChoices('person.attributes.new', null)).toContain('between');
  });
});
