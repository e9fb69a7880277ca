import type { Conversation } from '@switchboard/shared/conversation';
import { Type } from 'typebox';
import { pageOf } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { defineRoute, type Route, type RouteAnswer } from '../route.ts';
import { decodeCursor, PageQuery, parsePage } from '../validate.ts';
import {
  assignConversation,
  closeConversation,
  ConversationAssignment,
  ConversationSnooze,
  type ConversationStore,
  reopenConversation,
  snoozeConversation,
} from './change-conversation.ts';
import { ConversationSchema } from './conversation-schemas.ts';
import { addTags, listTags, removeTag, TagsAdded } from './tags.ts';

const TagCursor = Type.Tuple([Type.String({ maxLength: 100 })]);

/** The routes by which a conversation is changed; each answers with the conversation as it stands. */
export function conversationChangeRoutes({ database, changes, wake }: ApiDependencies, store: ConversationStore): Route[] {
  function changed(conversation: Conversation): RouteAnswer {
    changes.publish('conversations', { id: conversation.id });
    wake?.();
    return { status: 200, body: conversation };
  }
  const described = {
    right: 'write',
    tag: 'Conversations',
    answers: { 200: { description: 'The conversation as it stands.', schema: ConversationSchema } },
    problems: [404],
  } as const;
  const shared = { ...described, problems: [...described.problems] };

  return [
    defineRoute({
      ...shared,
      method: 'post',
      path: '/api/v1/conversations/:id/close',
      summary: 'Close a conversation',
      handle: async ({ parameters, principal }) => changed(await closeConversation(store, parameters['id']!, principal)),
    }),
    defineRoute({
      ...shared,
      method: 'post',
      path: '/api/v1/conversations/:id/reopen',
      summary: 'Reopen a conversation',
      description:
        'It keeps its group, and its agent when they are there or open it themselves; else it waits for another where the group picks agents. A snoozed one is opened, too.',
      handle: async ({ parameters, principal }) => changed(await reopenConversation(store, parameters['id']!, principal)),
    }),
    defineRoute({
      ...shared,
      method: 'post',
      path: '/api/v1/conversations/:id/snooze',
      summary: 'Snooze a conversation',
      description: 'Until a time within a year. It opens by itself then, and earlier when the person writes.',
      body: ConversationSnooze,
      problems: [404, 409],
      handle: async ({ parameters, body, principal }) =>
        changed(await snoozeConversation(store, parameters['id']!, body.until, principal)),
    }),
    defineRoute({
      ...shared,
      method: 'post',
      path: '/api/v1/conversations/:id/assign',
      summary: 'Assign a conversation',
      description: 'To a group, an agent or both; null takes it from them. Automations never override an assignment made here.',
      body: ConversationAssignment,
      problems: [404, 409],
      handle: async ({ parameters, body, principal }) =>
        changed(await assignConversation(store, parameters['id']!, body, principal)),
    }),
    defineRoute({
      ...shared,
      method: 'post',
      path: '/api/v1/conversations/:id/tags',
      summary: 'Tag a conversation',
      description: 'Tags that it has already change nothing. Tags are in lower case.',
      body: TagsAdded,
      handle: async ({ parameters, body, principal }) => changed(await addTags(store, parameters['id']!, body.tags, principal)),
    }),
    defineRoute({
      ...shared,
      method: 'delete',
      path: '/api/v1/conversations/:id/tags/:tag',
      summary: 'Remove a tag from a conversation',
      handle: async ({ parameters, principal }) =>
        changed(await removeTag(store, parameters['id']!, parameters['tag']!, principal)),
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/tags',
      right: 'read',
      tag: 'Conversations',
      summary: 'List the tags in use',
      description: 'By name, with how many conversations have each.',
      query: PageQuery,
      answers: {
        200: { description: 'A page of tags.', schema: pageOf(Type.Object({ name: Type.String(), count: Type.Integer() })) },
      },
      async handle({ query }) {
        const { limit, cursor } = parsePage(query);
        const after = decodeCursor(cursor, TagCursor);
        const tags = await listTags(database, limit + 1, after === null ? null : after[0]);
        return { status: 200, body: pageOfRows(tags, limit, ({ name }) => [name]) };
      },
    }),
  ];
}
