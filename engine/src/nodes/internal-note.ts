/** Writes a note into the conversation, which only agents read. It is rendered at the run's end, as mails are. */
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

export default defineNode({
  type: 'internal-note',
  version: 1,
  kind: 'action',
  title: 'Internal note',
  summary: 'Writes a note that only agents read.',
  icon: 'note',
  group: 'Actions',
  sentence: 'Note: {{ config.text }}',
  config: Type.Object(
    {
      text: Type.String({
        title: 'Note',
        description: 'You can use message, person, conversation and agent, such as {{ person.name }}.',
        minLength: 1,
        maxLength: 20_000,
        'x-switchboard': { widget: 'template', multiline: true },
      }),
    },
    { additionalProperties: false },
  ),
  decide: ({ config }) => ({ effects: [{ kind: 'note', text: config.text }] }),
  examples: [
    {
      title: 'Writes a note',
      config: { text: '{{ person.name }} is on the {{ person.attributes.plan }} plan.' },
      port: 'out',
      effects: [{ kind: 'note', text: '{{ person.name }} is on the {{ person.attributes.plan }} plan.' }],
    },
  ],
});
