/** Tags the conversation. Doing it twice changes nothing. */
import { defineNode } from '@switchboard/shared/node-type';
import { Tag, tagOf } from '@switchboard/shared/tag';
import { Type } from 'typebox';

export default defineNode({
  type: 'add-tag',
  version: 1,
  kind: 'action',
  title: 'Add tag',
  summary: 'Tags the conversation.',
  icon: 'tag',
  group: 'Actions',
  sentence: 'Tag {{ config.tag }}',
  config: Type.Object(
    {
      tag: Type.String({
        ...Tag,
        title: 'Tag',
        description: 'Added to the conversation; kept in lower case.',
        'x-switchboard': { widget: 'tag' },
      }),
    },
    { additionalProperties: false },
  ),
  decide: ({ config }) => ({ commands: [{ kind: 'add-tag', tag: tagOf(config.tag) }] }),
  examples: [
    {
      title: 'Keeps tags in lower case',
      config: { tag: ' VIP  client ' },
      port: 'out',
      commands: [{ kind: 'add-tag', tag: 'vip client' }],
    },
  ],
});
