import { MessageInput } from '@switchboard/shared/message';
import { limits } from '@switchboard/shared/limits';
import { Type } from 'typebox';
import { checkMessages } from '../../ingest/check-messages.ts';
import type { Ingest } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';

const MessageReceipts = Type.Object({
  messages: Type.Array(
    Type.Object({
      id: Type.String(),
      conversationId: Type.String(),
      status: Type.Union([Type.Literal('accepted'), Type.Literal('duplicate')]),
    }),
  ),
});

/** What is posted, for the description; `checkMessages` checks it with faults that name the field. */
const MessagesBody = Type.Union([MessageInput, Type.Array(MessageInput, { minItems: 1, maxItems: limits.messagesPerRequest })]);

/** `POST /api/v1/messages` by way of Express: the slow lane, for logged-in people and for comparison. */
export function messageRoutes(dependencies: { ingest: Ingest }): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/messages',
      right: 'messages:write',
      tag: 'Messages',
      summary: 'Send one message, or up to 1,000',
      description: 'All or nothing. A message id seen before answers with its original conversation and changes nothing.',
      body: MessagesBody,
      checkBody: checkMessages,
      answers: { 202: { description: 'Durable; will be decided.', schema: MessageReceipts } },
      handle: async ({ body }) => {
        const messages = Array.isArray(body) ? body : [body];
        return { status: 202, body: { messages: await dependencies.ingest.accept(messages) } };
      },
    }),
  ];
}
