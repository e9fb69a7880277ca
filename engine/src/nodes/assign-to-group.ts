/**
 * Gives a conversation to a group, whose routing picks an agent or lets it wait. The runner applies it only to a conversation without group and
 * assignee, unless told to replace; it never overrides an assignment made by a person.
 */
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

export default defineNode({
  type: 'assign-to-group',
  version: 1,
  kind: 'action',
  title: 'Assign to group',
  summary: 'Gives the conversation to a group, whose routing finds an agent.',
  icon: 'users',
  group: 'Actions',
  sentence:
    'Assign to {{ groups[config.groupId] | default: "a group" }}{% if config.replace %}, even if already assigned{% endif %}',
  config: Type.Object(
    {
      groupId: Type.String({
        title: 'Group',
        description: 'Who takes the conversation.',
        minLength: 1,
        maxLength: 100,
        'x-switchboard': { widget: 'group' },
      }),
      replace: Type.Optional(
        Type.Boolean({
          title: 'Replace an assignment',
          description: 'Also when another automation or rule has assigned it. What a person assigned always stays.',
          default: false,
        }),
      ),
    },
    { additionalProperties: false },
  ),
  references: { groups: ['/groupId'] },
  decide: ({ config }) => ({ commands: [{ kind: 'assign-group', groupId: config.groupId, replace: config.replace ?? false }] }),
  examples: [
    {
      title: 'Assigns',
      config: { groupId: 'g-1' },
      port: 'out',
      commands: [{ kind: 'assign-group', groupId: 'g-1', replace: false }],
    },
    {
      title: 'Assigns in place of another automation',
      config: { groupId: 'g-1', replace: true },
      port: 'out',
      commands: [{ kind: 'assign-group', groupId: 'g-1', replace: true }],
    },
  ],
});
