/**
 * Answers the person in the conversation; in the chat they read it at once. It never answers a message that a machine
 * sent (RFC 3834), and not twice within the minutes given, so that two machines do not answer each other for ever.
 */
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

const defaultMinutes = 60;

export default defineNode({
  type: 'send-reply',
  version: 1,
  kind: 'action',
  title: 'Send reply',
  summary: 'Answers the person in the conversation.',
  icon: 'message-reply',
  group: 'Actions',
  sentence: 'Reply: {{ config.text }}',
  config: Type.Object(
    {
      text: Type.String({
        title: 'Reply',
        description: 'The person reads it. You can use message, person, conversation and agent, such as {{ person.name }}.',
        minLength: 1,
        maxLength: 20_000,
        'x-switchboard': { widget: 'template', multiline: true },
      }),
      minutes: Type.Optional(
        Type.Integer({
          title: 'Not again within',
          description: 'Minutes during which the same person is not answered again, in whichever conversation.',
          minimum: 1,
          maximum: 525_600,
          default: defaultMinutes,
        }),
      ),
    },
    { additionalProperties: false },
  ),
  decide: ({ config }) => ({ effects: [{ kind: 'reply', text: config.text, minutes: config.minutes ?? defaultMinutes }] }),
  examples: [
    {
      title: 'Answers at most once an hour unless told otherwise',
      config: { text: 'Thank you, {{ person.name }}. We answer on Monday.' },
      port: 'out',
      effects: [{ kind: 'reply', text: 'Thank you, {{ person.name }}. We answer on Monday.', minutes: 60 }],
    },
    {
      title: 'Answers at most once a day',
      config: { text: 'We are closed today.', minutes: 1_440 },
      port: 'out',
      effects: [{ kind: 'reply', text: 'We are closed today.', minutes: 1_440 }],
    },
  ],
});
