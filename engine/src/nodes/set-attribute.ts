/**
 * Sets an attribute of the person, or takes it away. Nodes and automations that come after it see the new value.
 */
import { attributeNamePattern } from '@switchboard/shared/limits';
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

export default defineNode({
  type: 'set-attribute',
  version: 1,
  kind: 'action',
  title: 'Set attribute',
  summary: 'Sets an attribute of the person.',
  icon: 'user-edit',
  group: 'Actions',
  sentence:
    '{% if config.value == nil %}Take {{ config.name }} away{% else %}Set {{ config.name }} to {{ config.value }}{% endif %}',
  config: Type.Object(
    {
      name: Type.String({
        title: 'Attribute',
        description: 'Letters, digits and underscores, such as plan.',
        pattern: attributeNamePattern,
        'x-switchboard': { widget: 'attribute' },
      }),
      value: Type.Union(
        [
          Type.String({ title: 'Text', maxLength: 2_000 }),
          Type.Number({ title: 'Number' }),
          Type.Boolean({ title: 'Yes or no' }),
          Type.Array(Type.String({ maxLength: 500 }), { title: 'List', maxItems: 100 }),
          Type.Null({ title: 'Take it away' }),
        ],
        {
          title: 'Value',
          description: 'What it is set to. Dates are texts such as 2026-12-01.',
          'x-switchboard': { widget: 'attribute-value' },
        },
      ),
    },
    { additionalProperties: false },
  ),
  decide: ({ config: { name, value } }) => ({ commands: [{ kind: 'set-attribute', name, value }] }),
  examples: [
    {
      title: 'Sets a text',
      config: { name: 'language_team', value: 'french' },
      port: 'out',
      commands: [{ kind: 'set-attribute', name: 'language_team', value: 'french' }],
    },
    {
      title: 'Takes an attribute away',
      config: { name: 'trial', value: null },
      port: 'out',
      commands: [{ kind: 'set-attribute', name: 'trial', value: null }],
    },
  ],
});
