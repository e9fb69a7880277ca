import { describe, expect, it } from '@jest/globals';
import { changeOutbox, type OutboxChange, type OutgoingMessage } from './outbox.ts';

const after = (...changes: OutboxChange[]): readonly OutgoingMessage[] =>
  changes.reduce<readonly OutgoingMessage[]>(changeOutbox, []);
const written: OutboxChange = { kind: 'written', clientId: 'x', text: 'Bonjour' };

describe('changeOutbox', () => {
  it('keeps one message, with its client id, when it is sent again after a refusal', () => {
    expect(after(written, { kind: 'refused', clientId: 'x' }, { kind: 'asked-again', clientId: 'x' }, written)).toEqual([
      { clientId: 'x', text: 'Bonjour', state: 'waiting', id: null },
    ]);
  });

  it('lets a message go once the conversation shows it', () => {
    const seen: OutboxChange = {
      kind: 'seen',
      messages: [{ id: 'm', text: 'Bonjour', from: 'person', at: '2026-11-22T12:00:00Z' }],
    };
    expect(after(written, { kind: 'sent', clientId: 'x', id: 'm' }, seen)).toEqual([]);
  });

  it('keeps a message that the conversation does not show yet', () => {
    expect(after(written, { kind: 'sent', clientId: 'x', id: 'm' }, { kind: 'seen', messages: [] })).toHaveLength(1);
  });

  it('keeps messages in the order in which they were written', () => {
    const order = after(written, { kind: 'written', clientId: 'y', text: 'Hallo' }, { kind: 'sent', clientId: 'y', id: 'n' });
    expect(order.map(({ clientId }) => clientId)).toEqual(['x', 'y']);
  });

  it('is empty for a new visitor', () => {
    expect(after(written, { kind: 'emptied' })).toEqual([]);
  });
});
