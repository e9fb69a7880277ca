/**
 * Starts a run when a conversation begins, or is opened again after it was closed. It comes after the message that opened
 * it has been decided on, so group and assignee are those that rules and automations gave it.
 */
import { defineNode, type Why } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

export default defineNode({
  type: 'conversation-opened',
  version: 1,
  kind: 'trigger',
  on: 'conversation-opened',
  title: 'Conversation opened',
  summary: 'Starts when a conversation begins or is opened again.',
  icon: 'message-plus',
  group: 'Triggers',
  sentence:
    '{% if config.when == "new" %}A new conversation{% elsif config.when == "reopened" %}A conversation opened again{% else %}A conversation opened{% endif %}',
  config: Type.Object(
    {
      when: Type.Optional(
        Type.Union(
          [
            Type.Literal('any', { title: 'New or opened again' }),
            Type.Literal('new', { title: 'Only new ones' }),
            Type.Literal('reopened', { title: 'Only those opened again' }),
          ],
          { title: 'Which', description: 'Which conversations start this automation.', default: 'any' },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  decide({ config: { when = 'any' }, facts: { event } }) {
    if (event.kind !== 'conversation-opened') return { fires: false, why: [] };
    if (when === 'any') return { fires: true, why: [] };
    const actual = event.reopened ? 'reopened' : 'new';
    const why: Why[] = [{ field: 'conversation', operator: 'is', expected: when, actual, passed: actual === when }];
    return { fires: actual === when, why };
  },
  examples: [
    {
      title: 'Starts with a new conversation',
      config: {},
      facts: { event: { kind: 'conversation-opened', reopened: false } },
      port: 'out',
    },
    {
      title: 'Leaves new ones alone when told to',
      config: { when: 'reopened' },
      facts: { event: { kind: 'conversation-opened', reopened: false } },
      port: null,
    },
  ],
});
