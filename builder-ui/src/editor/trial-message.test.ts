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

  it('writes the attributes into the message of somebody who has no e-mail to be known by', () => {
    const filled = { ...firstTrial, ...fromPerson(person, () => 'id') };
    expect(trialMessage(filled)).toMatchObject({
      conversationId: 'trial',
      person: { name: 'Ana', attributes: { plan: 'pro', orders: 3 } },
      context: { country: 'FR', browserLanguage: 'fr' },
    });
  });

  it('leaves them to whoever is known by an e-mail', () => {
    const filled = { ...firstTrial, ...fromPerson({ ...person, email: 'ana@example.com' }, () => 'id') };
    expect(trialMessage(filled).person).toEqual({ email: 'ana@example.com', name: 'Ana' });
  });
});
