/** Takes a tag off the conversation. Doing it twice changes nothing. */
import { defineNode } from '@switchboard/shared/node-type';
import { Tag, tagOf } from '@switchboard/shared/tag';
import { Type } from 'typebox';

export default defineNode({
  type: 'remove-tag',
  version: 1,
  kind: 'action',
  title: 'Remove tag',
  summary: 'Takes a tag off the conversation.',
  icon: 'tag-off',
  group: 'Actions',
  sentence: 'Remove tag {{ config.tag }}',
  config: Type.Object(
    {
      tag: Type.String({
        ...Tag,
        title: 'Tag',
        description: 'Taken off the conversation; kept in lower case.',
        'x-switchboard': { widget: 'tag' },
      }),
    },
    { additionalProperties: false },
  ),
  decide: ({ config }) => ({ commands: [{ kind: 'remove-tag', tag: tagOf(config.tag) }] }),
  examples: [
    {
      title: 'Keeps tags in lower case',
      config: { tag: ' VIP  client ' },
      port: 'out',
      commands: [{ kind: 'remove-tag', tag: 'vip client' }],
    },
  ],
});
