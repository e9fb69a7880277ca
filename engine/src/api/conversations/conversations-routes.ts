import { conversationViews } from '@switchboard/shared/conversation';
import { limits } from '@switchboard/shared/limits';
import { SwitchboardError } from '@switchboard/shared/problem';
import { Type } from 'typebox';
import { pageOf } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, encodeCursor, PageQuery, pageQuery, parsePage, WordsQuery } from '../validate.ts';
import { conversationChangeRoutes } from './conversation-change-routes.ts';
import { readSaid } from './conversation-history.sql.ts';
import {
  ConversationSchema,
  ConversationStatusSchema,
  ConversationSummarySchema,
  SaidPageSchema,
} from './conversation-schemas.ts';
import { listConversations, readConversation } from './conversations.sql.ts';
import { readConversationAtOnce } from './get-conversation.ts';
import { countInbox } from './reading.sql.ts';
import { writingRoutes } from './writing-routes.ts';

const Id = Type.Optional(Type.String({ maxLength: limits.idCharacters }));
const View = Type.Union(conversationViews.map((view) => Type.Literal(view)));
const ConversationsQuery = Type.Object({
  view: Type.Optional(View),
  status: Type.Optional(ConversationStatusSchema),
  groupId: Id,
  assigneeId: Id,
  personId: Id,
  tag: Type.Optional(Type.String({ maxLength: 50 })),
  unread: Type.Optional(Type.Boolean({ description: '`true`: only those with messages that who asks has not read.' })),
  search: WordsQuery,
  ...pageQuery,
});
const ConversationCursor = Type.Tuple([
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  Type.String({ maxLength: limits.idCharacters }),
]);
const SaidCursor = Type.Tuple([Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })]);
const CountSchema = Type.Object({ open: Type.Integer(), unread: Type.Integer() });
const InboxCountsSchema = Type.Object({
  views: Type.Object(Object.fromEntries(conversationViews.map((view) => [view, CountSchema]))),
  isCapped: Type.Boolean({
    description: 'True when there are more open conversations than the newest 10,000, which are counted.',
  }),
});

/** The routes of conversations: what was said, who has it and why, and what a person does to it. */
export function conversationsRoutes(dependencies: ApiDependencies): Route[] {
  const { database, settings } = dependencies;
  const store = { database, lanes: settings.lanes, publicUrl: settings.publicUrl, now: () => new Date() };

  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/conversations',
      right: 'read',
      tag: 'Conversations',
      summary: 'List conversations',
      description: 'Newest activity first. Agents see their own, those of their groups, and unassigned ones without a group.',
      query: ConversationsQuery,
      answers: { 200: { description: 'A page of conversations.', schema: pageOf(ConversationSummarySchema) } },
      handle: async ({ query: { limit = limits.pageItemsDefault, cursor = null, ...filter }, principal }) => {
        const after = decodeCursor(cursor, ConversationCursor);
        const position = after === null ? null : { lastMessageAtUs: after[0], id: after[1] };
        const { items, next } = await listConversations(database, principal, filter, limit, position);
        return { status: 200, body: { items, nextCursor: next === null ? null : encodeCursor([next.lastMessageAtUs, next.id]) } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/inbox',
      right: 'read',
      tag: 'Conversations',
      summary: 'Count the open conversations of each list',
      description:
        'Mine, those of my groups, those that no agent has (in a group or not) and all, as far as who asks may see them, with the unread among them.',
      answers: { 200: { description: 'Counts by list.', schema: InboxCountsSchema } },
      handle: async ({ principal }) => ({ status: 200, body: await countInbox(database, principal) }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/conversations/:id',
      right: 'read',
      tag: 'Conversations',
      summary: 'Read a conversation',
      description: 'With its newest 200 messages and notes, oldest first, and its timeline.',
      answers: { 200: { description: 'The conversation as it stands.', schema: ConversationSchema } },
      problems: [404],
      handle: async ({ parameters, principal }) => ({
        status: 200,
        body: await readConversationAtOnce(database, parameters['id']!, principal),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/conversations/:id/messages',
      right: 'read',
      tag: 'Conversations',
      summary: 'List what was said in a conversation',
      description:
        'Newest first. `items` are the messages, `notes` the notes that agents wrote between them; `limit` is of both together. Reading on from `earlierCursor` of a conversation answers what it does not.',
      query: PageQuery,
      answers: { 200: { description: 'A page of what was said.', schema: SaidPageSchema } },
      problems: [404],
      async handle({ parameters, query, principal }) {
        const { limit, cursor } = parsePage(query);
        const id = parameters['id']!;
        const before = decodeCursor(cursor, SaidCursor);
        if ((await readConversation(database, id, principal)) === null)
          throw new SwitchboardError('not-found', `There is no conversation with the id ${id}.`);
        return { status: 200, body: await readSaid(database, id, limit, before === null ? null : before[0]) };
      },
    }),
    ...conversationChangeRoutes(dependencies, store),
    ...writingRoutes(dependencies, store),
  ];
}
