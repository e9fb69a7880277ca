/**
 * Starts a run when a conversation is given to a group or an agent, by a person, a rule, an automation or a group's
 * routing. A conversation that only waits in its group's queue has been given to the group; it starts once more when
 * somebody takes it.
 */
import { defineNode, type Why } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

export default defineNode({
  type: 'conversation-assigned',
  version: 1,
  kind: 'trigger',
  on: 'conversation-assigned',
  title: 'Conversation assigned',
  summary: 'Starts when a conversation is given to a group or an agent.',
  icon: 'user-check',
  group: 'Triggers',
  sentence:
    'Assigned{% if config.groupId or config.agentId %} to{% endif %}{% if config.agentId %} {{ agents[config.agentId] | default: "an agent" }}{% endif %}{% if config.groupId %}{% if config.agentId %} in{% endif %} {{ groups[config.groupId] | default: "a group" }}{% endif %}',
  config: Type.Object(
    {
      groupId: Type.Optional(
        Type.String({
          title: 'Group',
          description: 'Only when it is given to this group. Leave empty for any.',
          minLength: 1,
          maxLength: 100,
          'x-switchboard': { widget: 'group' },
        }),
      ),
      agentId: Type.Optional(
        Type.String({
          title: 'Agent',
          description: 'Only when it is given to this agent. Leave empty for any, or for none yet.',
          minLength: 1,
          maxLength: 100,
          'x-switchboard': { widget: 'agent' },
        }),
      ),
    },
    { additionalProperties: false },
  ),
  references: { groups: ['/groupId'], agents: ['/agentId'] },
  decide({ config, facts: { event } }) {
    if (event.kind !== 'conversation-assigned') return { fires: false, why: [] };
    const why: Why[] = [];
    const ask = (field: string, expected: string, actual: string | null) =>
      why.push({ field, operator: 'is', expected, actual, passed: expected === actual });
    if (config.groupId !== undefined) ask('conversation.groupId', config.groupId, event.groupId);
    if (config.agentId !== undefined) ask('conversation.assigneeId', config.agentId, event.assigneeId);
    return { fires: why.every(({ passed }) => passed), why };
  },
  examples: [
    {
      title: 'Starts with any assignment',
      config: {},
      facts: { event: { kind: 'conversation-assigned', groupId: 'g-1', assigneeId: null, by: 'rule' } },
      port: 'out',
    },
    {
      title: 'Leaves other groups alone',
      config: { groupId: 'g-2' },
      facts: { event: { kind: 'conversation-assigned', groupId: 'g-1', assigneeId: 'a-1', by: 'person' } },
      port: null,
    },
  ],
});
