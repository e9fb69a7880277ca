/**
 * Gives a conversation to an agent and leaves its group as it is. The runner applies it only to a conversation without group and
 * assignee, unless told to replace; it never overrides an assignment made by a person.
 */
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

export default defineNode({
  type: 'assign-to-agent',
  version: 1,
  kind: 'action',
  title: 'Assign to agent',
  summary: 'Gives the conversation to an agent.',
  icon: 'user-check',
  group: 'Actions',
  sentence:
    'Assign to {{ agents[config.agentId] | default: "an agent" }}{% if config.replace %}, even if already assigned{% endif %}',
  config: Type.Object(
    {
      agentId: Type.String({
        title: 'Agent',
        description: 'Who takes the conversation.',
        minLength: 1,
        maxLength: 100,
        'x-switchboard': { widget: 'agent' },
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
  references: { agents: ['/agentId'] },
  decide: ({ config }) => ({ commands: [{ kind: 'assign-agent', agentId: config.agentId, replace: config.replace ?? false }] }),
  examples: [
    {
      title: 'Assigns',
      config: { agentId: 'a-1' },
      port: 'out',
      commands: [{ kind: 'assign-agent', agentId: 'a-1', replace: false }],
    },
    {
      title: 'Assigns in place of another automation',
      config: { agentId: 'a-1', replace: true },
      port: 'out',
      commands: [{ kind: 'assign-agent', agentId: 'a-1', replace: true }],
    },
  ],
});
