/**
 * Gives a conversation to an agent and leaves its group as it is. The runner applies it only to a conversation without group and
 * assignee, unless told to replace; it never overrides an assignment made by a person. Told to, it passes over an agent
 * who is not there or has enough to do.
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
    'Assign to {{ agents[config.agentId] | default: "an agent" }}{% if config.replace %}, even if already assigned{% endif %}{% if config.onlyIfAvailable %}, only when available{% endif %}',
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
      onlyIfAvailable: Type.Optional(
        Type.Boolean({
          title: 'Only when available',
          description: 'Not to an agent who is away, offline, out of working hours or at their maximum of open conversations.',
          default: false,
        }),
      ),
    },
    { additionalProperties: false },
  ),
  references: { agents: ['/agentId'] },
  asksLoad: ({ onlyIfAvailable }) => onlyIfAvailable === true,
  decide: ({ config: { agentId, replace = false, onlyIfAvailable } }) => ({
    commands: [{ kind: 'assign-agent', agentId, replace, ...(onlyIfAvailable ? { onlyIfAvailable } : {}) }],
  }),
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
    {
      title: 'Assigns to somebody who is there',
      config: { agentId: 'a-1', onlyIfAvailable: true },
      port: 'out',
      commands: [{ kind: 'assign-agent', agentId: 'a-1', replace: false, onlyIfAvailable: true }],
    },
  ],
});
