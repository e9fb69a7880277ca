/**
 * Starts a run when a customer's message comes in, on the channels chosen, every time or only for the message that
 * opened its conversation. An empty list of channels means any channel.
 */
import { defineNode, type Why } from '@switchboard/shared/node-type';
import { channelPattern } from '@switchboard/shared/limits';
import { Type } from 'typebox';

export default defineNode({
  type: 'incoming-message',
  version: 1,
  kind: 'trigger',
  title: 'Incoming message',
  summary: 'Starts when a customer writes a message.',
  icon: 'message',
  group: 'Triggers',
  sentence:
    '{% if config.when == "first-in-conversation" %}The first message of a conversation{% else %}Every message{% endif %}{% if config.channels.size > 0 %} on {{ config.channels | join: ", " }}{% endif %}',
  config: Type.Object(
    {
      channels: Type.Optional(
        Type.Array(Type.String({ pattern: channelPattern }), {
          title: 'Channels',
          description: 'How the message came in. Leave empty for every channel.',
          maxItems: 50,
          uniqueItems: true,
          'x-switchboard': { widget: 'channels' },
        }),
      ),
      when: Type.Optional(
        Type.Union(
          [
            Type.Literal('every', { title: 'Every message' }),
            Type.Literal('first-in-conversation', { title: 'Only the first message of a conversation' }),
          ],
          { title: 'When', description: 'Which messages of a conversation start this automation.', default: 'every' },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  decide({ config, facts }) {
    const why: Why[] = [];
    let fires = true;
    if (config.channels !== undefined && config.channels.length > 0) {
      const passed = config.channels.includes(facts.message.channel);
      why.push({ field: 'message.channel', operator: 'is', expected: config.channels, actual: facts.message.channel, passed });
      fires = passed;
    }
    if (config.when === 'first-in-conversation') {
      const passed = facts.message.firstInConversation;
      why.push({ field: 'message.firstInConversation', operator: 'is', expected: true, actual: passed, passed });
      fires = fires && passed;
    }
    return { fires, why };
  },
  necessary: ({ channels }) => (channels && channels.length > 0 ? [{ field: 'message.channel', anyOf: channels }] : []),
  examples: [
    { title: 'Starts on every message', config: {}, port: 'out' },
    { title: 'Starts on the channel chosen', config: { channels: ['widget', 'api'] }, port: 'out' },
    { title: 'Leaves other channels alone', config: { channels: ['api'] }, port: null },
    {
      title: 'Starts only with the first message of a conversation',
      config: { when: 'first-in-conversation' },
      facts: { message: { firstInConversation: false } },
      port: null,
    },
  ],
});
