import { limits } from '@switchboard/shared/limits';
import { SwitchboardError } from '@switchboard/shared/problem';
import { type TSchema, Type } from 'typebox';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route, type RouteAnswer } from '../route.ts';
import type { ConversationStore } from './change-conversation.ts';
import { MessageSchema, NoteSchema } from './conversation-schemas.ts';
import { markRead } from './reading.sql.ts';
import { type Receipt, writeNote, writeReply, Writing } from './write-reply.ts';

function receiptOf(message: TSchema): TSchema {
  return Type.Object({
    id: Type.String(),
    conversationId: Type.String(),
    status: Type.Union([Type.Literal('accepted'), Type.Literal('duplicate')]),
    message,
  });
}

const ReadUpTo = Type.Object(
  { upTo: Type.Optional(Type.String({ maxLength: limits.idCharacters, description: 'Id of the newest message seen.' })) },
  { additionalProperties: false },
);

/** The routes by which agents write and read: replies, notes, how far one has read. */
export function writingRoutes({ database, changes }: ApiDependencies, store: ConversationStore): Route[] {
  function written(receipt: Receipt<unknown>): RouteAnswer {
    changes.publish('conversations', { id: receipt.conversationId });
    return { status: 201, body: receipt };
  }

  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/conversations/:id/messages',
      right: 'write',
      tag: 'Conversations',
      summary: 'Reply to the person',
      description:
        'Reaches the visitor’s chat at once. The same `id` twice is one reply. It goes through no automation and leaves the status as it is.',
      body: Writing,
      answers: { 201: { description: 'Durable.', schema: receiptOf(MessageSchema) } },
      problems: [404, 409],
      handle: async ({ parameters, body, principal }) => written(await writeReply(store, parameters['id']!, body, principal)),
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/conversations/:id/notes',
      right: 'write',
      tag: 'Conversations',
      summary: 'Write a note',
      description: 'Agents alone read it. The same `id` twice is one note.',
      body: Writing,
      answers: { 201: { description: 'Durable.', schema: receiptOf(NoteSchema) } },
      problems: [404, 409],
      handle: async ({ parameters, body, principal }) => written(await writeNote(store, parameters['id']!, body, principal)),
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/conversations/:id/read',
      right: 'read',
      tag: 'Conversations',
      summary: 'Note that one has read a conversation',
      description: 'For who asks alone. `upTo` names the newest message seen; all there is when left out.',
      body: ReadUpTo,
      answers: { 204: { description: 'Noted.', schema: null } },
      problems: [404],
      async handle({ parameters, body, principal }) {
        const id = parameters['id']!;
        if (!(await markRead(database, principal.id, id, body.upTo ?? null)))
          throw new SwitchboardError('not-found', `There is no conversation with the id ${id}.`);
        return { status: 204 };
      },
    }),
  ];
}
