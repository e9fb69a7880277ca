import { MessageInput } from '@switchboard/shared/message';
import { limits } from '@switchboard/shared/limits';
import { Type } from 'typebox';
import { checkMessages } from '../../ingest/check-messages.ts';
import { pageOf, Time } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, pageQuery, WordsQuery } from '../validate.ts';
import { selectRecentMessages } from './recent-messages.sql.ts';

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

const OptionalText = Type.Union([Type.String(), Type.Null()]);
const RecentMessageSchema = Type.Object({
  id: Type.String(),
  conversationId: Type.String(),
  text: Type.String({ description: 'Its first 300 characters.' }),
  personId: OptionalText,
  personName: OptionalText,
  country: OptionalText,
  language: OptionalText,
  at: Time,
});
const RecentCursor = Type.Tuple([Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })]);

/**
 * Messages: what came in lately, and `POST /api/v1/messages` by way of Express: the slow lane, for logged-in people and
 * for comparison.
 */
export function messageRoutes(dependencies: Pick<ApiDependencies, 'database' | 'ingest'>): Route[] {
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
    defineRoute({
      method: 'get',
      path: '/api/v1/messages',
      right: 'read',
      tag: 'Messages',
      summary: 'List what people wrote lately',
      description: 'Newest first, whatever the conversation. Agents see messages of conversations that they may see.',
      query: Type.Object({ search: WordsQuery, ...pageQuery }),
      answers: { 200: { description: 'A page of messages.', schema: pageOf(RecentMessageSchema) } },
      handle: async ({ query: { limit = limits.pageItemsDefault, cursor = null, search = '' }, principal }) => {
        const before = decodeCursor(cursor, RecentCursor)?.[0] ?? null;
        const rows = await selectRecentMessages(dependencies.database, principal, search.trim(), limit, before);
        const { items, nextCursor } = pageOfRows(rows, limit, ({ seq }) => [seq]);
        return { status: 200, body: { items: items.map(({ seq: _seq, ...message }) => message), nextCursor } };
      },
    }),
  ];
}
