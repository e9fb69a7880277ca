/** Starts a run when a conversation is closed, by somebody of the team or by another automation. */
import { defineNode } from '@switchboard/shared/node-type';
import { Type } from 'typebox';

export default defineNode({
  type: 'conversation-closed',
  version: 1,
  kind: 'trigger',
  on: 'conversation-closed',
  title: 'Conversation closed',
  summary: 'Starts when a conversation is closed.',
  icon: 'circle-check',
  group: 'Triggers',
  sentence:
    'A conversation closed{% if config.by == "person" %} by the team{% elsif config.by == "automation" %} by an automation{% endif %}',
  config: Type.Object(
    {
      by: Type.Optional(
        Type.Union(
          [
            Type.Literal('anyone', { title: 'Anyone' }),
            Type.Literal('person', { title: 'Somebody of the team' }),
            Type.Literal('automation', { title: 'An automation' }),
          ],
          { title: 'Closed by', description: 'Who has closed it.', default: 'anyone' },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  decide({ config: { by = 'anyone' }, facts: { event } }) {
    if (event.kind !== 'conversation-closed') return { fires: false, why: [] };
    if (by === 'anyone') return { fires: true, why: [] };
    const passed = event.by === by;
    return { fires: passed, why: [{ field: 'closed by', operator: 'is', expected: by, actual: event.by, passed }] };
  },
  examples: [
    {
      title: 'Starts whoever closed it',
      config: {},
      facts: { event: { kind: 'conversation-closed', by: 'person' } },
      port: 'out',
    },
    {
      title: 'Leaves those closed by automations alone',
      config: { by: 'person' },
      facts: { event: { kind: 'conversation-closed', by: 'automation' } },
      port: null,
    },
  ],
});
