import { describe, expect, it } from '@jest/globals';
import { chosenRecipient, templatesOf } from './template-fields.ts';

const template = (multiline: boolean) => ({ type: 'string', 'x-switchboard': { widget: 'template', multiline } });
const mail = { type: 'object', properties: { to: {}, subject: template(false), body: template(true) } };

describe('templatesOf', () => {
  it('takes subject and body of a mail, also while they are not written', () => {
    expect(templatesOf(mail, { subject: 'Hello', body: '{{ message.text }}' })).toEqual({
      subject: 'Hello',
      body: '{{ message.text }}',
    });
    expect(templatesOf(mail, {})).toEqual({ subject: '', body: '' });
  });

  it('takes a text alone, whatever its field is called, and nothing where there is none', () => {
    const reply = { type: 'object', properties: { minutes: { type: 'integer' }, text: template(true) } };
    expect(templatesOf(reply, { text: 'Thank you' })).toEqual({ subject: undefined, body: 'Thank you' });
    expect(templatesOf({ type: 'object', properties: { countries: { type: 'array' } } }, {})).toBeNull();
    expect(templatesOf(null, {})).toBeNull();
  });
});

describe('chosenRecipient', () => {
  it('is there once somebody is chosen', () => {
    expect(chosenRecipient({ to: { kind: 'agent' } })).toBeUndefined();
    expect(chosenRecipient({ to: { kind: 'agent', agentId: 'a-1' } })).toEqual({ kind: 'agent', agentId: 'a-1' });
    expect(chosenRecipient({ to: { kind: 'assignee' } })).toEqual({ kind: 'assignee' });
    expect(chosenRecipient({ to: 'Marie' })).toBeUndefined();
  });
});
