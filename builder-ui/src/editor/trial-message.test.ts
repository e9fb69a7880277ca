import { describe, expect, it } from '@jest/globals';
import { MessageInput } from '@switchboard/shared/message';
import { Check } from 'typebox/schema';
import { firstTrial, fromPerson, trialMessage } from './trial-message.ts';

describe('trialMessage', () => {
  it('is a message that the API takes, with an e-mail and without', () => {
    expect(Check(MessageInput, trialMessage({ ...firstTrial, email: 'ana@example.com' }))).toBe(true);
    const anonymous = trialMessage({ ...firstTrial, email: '', name: ' ', country: null, language: null });
    expect(Check(MessageInput, anonymous)).toBe(true);
    expect(anonymous).toEqual({ text: firstTrial.text, channel: 'widget', conversationId: 'trial', person: {}, context: {} });
  });

  it('reads attributes as numbers, yes and no, or texts', () => {
    const attributes = [
      { id: 'orders', name: 'orders', value: '12' },
      { id: 'vip', name: 'vip', value: 'yes' },
      { id: 'plan', name: 'plan', value: 'pro' },
      { id: 'lost', name: '', value: 'lost' },
    ];
    expect(trialMessage({ ...firstTrial, attributes }).person?.attributes).toEqual({ orders: 12, vip: true, plan: 'pro' });
  });
});

describe('fromPerson', () => {
  const person = {
    ...{ id: 'p-1', name: 'Ana', country: 'FR', language: 'fr', revision: 1, createdAt: '', updatedAt: '' },
    ...{ email: null, attributes: { plan: 'pro', orders: 3 } },
  };

  it('writes into the message what is known of somebody, as it is', () => {
    const filled = fromPerson(
      { ...person, attributes: { ...person.attributes, zip: '00700', tags: ['a', 'b'] } },
      firstTrial,
      () => 'id',
    );
    expect(filled.attributes.map(({ value }) => value)).toEqual(['pro', '3', '00700', 'a, b']);
    expect(trialMessage(filled).person?.attributes).toEqual({ plan: 'pro', orders: 3, zip: '00700', tags: ['a', 'b'] });
  });

  it('varies what is changed, and keeps what was typed besides', () => {
    const typed = [
      { id: '1', name: 'orders', value: '5' },
      { id: '2', name: 'vip', value: 'yes' },
    ];
    const filled = fromPerson(person, { ...firstTrial, attributes: typed }, () => 'id');
    const varied = filled.attributes.map((each) => (each.name === 'orders' ? { ...each, value: '4' } : each));
    const message = trialMessage({ ...filled, attributes: varied });
    expect(message.person?.attributes).toEqual({ plan: 'pro', orders: 4, vip: true });
    const next = fromPerson({ ...person, attributes: {} }, filled, () => 'id');
    expect(trialMessage(next).person?.attributes).toEqual({ vip: true });
  });

  it('is known by the e-mail, else a stranger', () => {
    const filled = fromPerson(person, firstTrial, () => 'id');
    expect(trialMessage(filled)).toMatchObject({
      conversationId: 'trial',
      person: { name: 'Ana', attributes: { plan: 'pro', orders: 3 } },
      context: { country: 'FR', browserLanguage: 'fr' },
    });
    expect(trialMessage(fromPerson({ ...person, email: 'ana@example.com' }, firstTrial, () => 'id'))).toMatchObject({
      person: { email: 'ana@example.com', name: 'Ana' },
    });
  });
});
