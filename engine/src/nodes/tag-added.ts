/** Starts a run when a conversation is tagged, by somebody of the team or by another automation. */
import { defineNode } from '@switchboard/shared/node-type';
import { Tag, tagOf } from '@switchboard/shared/tag';
import { Type } from 'typebox';

export default defineNode({
  type: 'tag-added',
  version: 1,
  kind: 'trigger',
  on: 'tag-added',
  title: 'Tag added',
  summary: 'Starts when a conversation gets a tag that it did not have.',
  icon: 'tag',
  group: 'Triggers',
  sentence: 'Tagged{% if config.tags.size > 0 %} {{ config.tags | join: " or " }}{% endif %}',
  config: Type.Object(
    {
      tags: Type.Optional(
        Type.Array(Tag, {
          title: 'Tags',
          description: 'Any of these. Leave empty for every tag.',
          maxItems: 50,
          uniqueItems: true,
          'x-switchboard': { widget: 'tags' },
        }),
      ),
    },
    { additionalProperties: false },
  ),
  decide({ config: { tags = [] }, facts: { event } }) {
    if (event.kind !== 'tag-added') return { fires: false, why: [] };
    if (tags.length === 0) return { fires: true, why: [] };
    const passed = tags.map(tagOf).includes(event.tag);
    return { fires: passed, why: [{ field: 'tag', operator: 'is one of', expected: tags, actual: event.tag, passed }] };
  },
  examples: [
    { title: 'Starts with any tag', config: {}, facts: { event: { kind: 'tag-added', tag: 'vip' } }, port: 'out' },
    {
      title: 'Knows a tag however it is written',
      config: { tags: ['VIP'] },
      facts: { event: { kind: 'tag-added', tag: 'vip' } },
      port: 'out',
    },
    {
      title: 'Leaves others alone',
      config: { tags: ['refund'] },
      facts: { event: { kind: 'tag-added', tag: 'vip' } },
      port: null,
    },
  ],
});
