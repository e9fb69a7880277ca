import { describe, expect, it } from '@jest/globals';
import { MessageInput } from '@switchboard/shared/message';
import { Check } from 'typebox/schema';
import { firstTrial, trialMessage } from './trial-message.ts';

describe('trialMessage', () => {
  it('is a message that the API takes, with an e-mail and without', () => {
    expect(Check(MessageInput, trialMessage({ ...firstTrial, email: 'ana@example.com' }))).toBe(true);
    const anonymous = trialMessage({ ...firstTrial, email: '', name: ' ', country: null, language: null });
    expect(Check(MessageInput, anonymous)).toBe(true);
    expect(anonymous).toEqual({ text: firstTrial.text, channel: 'chat', conversationId: 'trial', person: {}, context: {} });
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
