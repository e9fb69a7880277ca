/**
 * The visitors' door. In: what somebody on the open internet sends. Out: that visitor's own conversation, and messages
 * for ingest. What stays true: nothing here takes an id from a visitor; claimed names and e-mails are kept as unverified
 * attributes and never used to find a person; country and language come from the connection unless the token, signed
 * by us, carries a choice that was allowed; a token begun with one key is good with that key alone (see `widget-door.ts`).
 */
import { isIP } from 'node:net';
import { chatChannel } from '@switchboard/shared/channels';
import type { MessageInput } from '@switchboard/shared/message';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Request, Response } from 'express';
import { type Static, Type } from 'typebox';
import { checkMessages } from '../../ingest/check-messages.ts';
import { countryOfContext } from '../../ingest/country-of-context.ts';
import { languageOf } from '../../ingest/language-of.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { sessionOf } from '../identify.ts';
import { createLiveHub } from '../live/live-hub.ts';
import { createStreams } from '../live/open-stream.ts';
import { defineRoute, type Route } from '../route.ts';
import { addressOf, createMemoryThrottle } from '../throttle.ts';
import { keyIdOf } from './widget-door.ts';
import { widgetKeyRoutes } from './widget-key-routes.ts';
import {
  ConversationAnswer,
  ReceiptAnswer,
  VisitorMessage,
  VisitorSession,
  VisitorSessionAnswer,
  WidgetQuery,
} from './widget-schemas.ts';
import { createVisitorKey } from './visitor-key.ts';
import { readVisitorConversation } from './visitor-conversation.sql.ts';
import { conversationIdOf, messageIdOf, newVisitorId, readToken, signToken, type VisitorClaims } from './visitor-token.ts';

export function widgetRoutes(dependencies: ApiDependencies): Route[] {
  const { database, settings, ingest, changes, countryOf, stopping } = dependencies;
  const visitorKey = createVisitorKey(database);
  const hub = createLiveHub<string>();
  changes.subscribe((topic, note) => {
    if (topic === 'conversations' && typeof note['id'] === 'string') hub.add(note['id'], {});
  });
  const streams = createStreams({ altogether: 1_000, perClient: 5 }, stopping);
  const sessionsPerAddress = createMemoryThrottle({ name: 'visitors', tries: 60, seconds: 60 });
  const messagesPerAddress = createMemoryThrottle({ name: 'visitor-messages-address', tries: 300, seconds: 60 });
  const readsPerVisitor = createMemoryThrottle({ name: 'visitor-reads', tries: 600, seconds: 60 });
  const messagesPerVisitor = createMemoryThrottle({ name: 'visitor-messages', tries: 60, seconds: 60 });

  async function visitorOf(request: Request, response: Response): Promise<{ key: Buffer; claims: VisitorClaims }> {
    const token = /^bearer +(\S+)$/i.exec(request.get('Authorization') ?? '')?.[1];
    const key = await visitorKey();
    const claims = token === undefined ? null : readToken(key, token, Date.now());
    if (claims === null || (claims.k ?? null) !== keyIdOf(response))
      throw new SwitchboardError('unauthenticated', 'A valid visitor token is needed.');
    return { key, claims };
  }

  async function mayChoose(request: Request, response: Response): Promise<boolean> {
    if (keyIdOf(response) !== null) return false;
    if (settings.demo) return true;
    const session = await sessionOf(database, request);
    return session?.principal.rights.has('admin') ?? false;
  }

  return [
    ...widgetKeyRoutes(dependencies),
    defineRoute({
      method: 'post',
      path: '/widget/v1/session',
      right: 'public',
      tag: 'Widget',
      query: WidgetQuery,
      summary: 'Begin as a visitor',
      description:
        'Country and language may be chosen in demo mode and by administrators only; otherwise the choice counts for nothing and `mayChoose` is false.',
      body: VisitorSession,
      answers: { 200: { description: 'The visitor and their token.', schema: VisitorSessionAnswer } },
      problems: [403, 429],
      async handle({ body, request, response }) {
        await sessionsPerAddress.count(addressOf(request.ip));
        const isAllowed = await mayChoose(request, response);
        const claims = claimsOf(body, isAllowed, keyIdOf(response), Date.now());
        const context = contextOf(request, claims);
        const visitor = {
          id: claims.v,
          name: claims.n ?? null,
          country: countryOfContext(context, countryOf),
          language: languageOf(context),
        };
        return { status: 200, body: { token: signToken(await visitorKey(), claims), visitor, mayChoose: isAllowed } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/widget/v1/messages',
      right: 'public',
      tag: 'Widget',
      query: WidgetQuery,
      summary: 'Send a message as a visitor',
      description: "With the visitor's token as `Authorization: Bearer`. The same `clientId` twice is one message.",
      body: VisitorMessage,
      answers: { 202: { description: 'Durable; will be decided.', schema: ReceiptAnswer } },
      problems: [401, 403, 429],
      async handle({ body, request, response }) {
        const { key, claims } = await visitorOf(request, response);
        await messagesPerAddress.count(addressOf(request.ip));
        await messagesPerVisitor.count(claims.v);
        const message: MessageInput = {
          id: messageIdOf(key, claims.v, body.clientId),
          conversationId: conversationIdOf(key, claims.v),
          channel: chatChannel,
          text: body.text,
          person: { id: claims.v, attributes: unverified(claims) },
          context: { ...contextOf(request, claims), ...claimedPlace(body) },
        };
        const [receipt] = await ingest.accept(checkMessages(message));
        return { status: 202, body: { message: receipt } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/widget/v1/conversation',
      right: 'public',
      tag: 'Widget',
      query: WidgetQuery,
      summary: "Read the visitor's conversation",
      answers: { 200: { description: 'The newest messages, oldest first.', schema: ConversationAnswer } },
      problems: [401, 403, 429],
      async handle({ request, response }) {
        const { key, claims } = await visitorOf(request, response);
        await readsPerVisitor.count(claims.v);
        return { status: 200, body: await readVisitorConversation(database, conversationIdOf(key, claims.v)) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/widget/v1/live',
      right: 'public',
      tag: 'Widget',
      query: WidgetQuery,
      summary: "Hear when the visitor's conversation changes",
      answers: {
        200: { description: 'A stream of events named `conversation`.', schema: Type.String(), contentType: 'text/event-stream' },
      },
      problems: [401, 403, 429],
      async handle({ request, response }) {
        const { key, claims } = await visitorOf(request, response);
        if (request.method === 'HEAD') return { status: 200, text: '', contentType: 'text/event-stream' };
        const id = conversationIdOf(key, claims.v);
        await streams.open(claims.v, request, response, (send) => hub.subscribe([id], () => send('conversation', {})));
        return 'sent';
      },
    }),
  ];
}

function claimsOf(body: Static<typeof VisitorSession>, mayChoose: boolean, keyId: string | null, nowMs: number): VisitorClaims {
  const { name, email, demo } = body;
  return {
    v: newVisitorId(),
    t: Math.floor(nowMs / 1_000),
    ...(name === undefined ? {} : { n: name }),
    ...(email === undefined ? {} : { e: email }),
    ...(mayChoose && demo?.country !== undefined ? { c: demo.country.toUpperCase() } : {}),
    ...(mayChoose && demo?.language !== undefined ? { l: demo.language } : {}),
    ...(keyId === null ? {} : { k: keyId }),
  };
}

/** Claims that nobody has verified, under names that say whose they are. */
function unverified(claims: VisitorClaims): Record<string, string> {
  return {
    ...(claims.n === undefined ? {} : { visitorName: claims.n }),
    ...(claims.e === undefined ? {} : { visitorEmail: claims.e }),
  };
}

/** The page and the time zone are what the visitor's browser says; nothing is opened by them. */
function claimedPlace({ url, timezone }: Static<typeof VisitorMessage>): NonNullable<MessageInput['context']> {
  return { ...(url === undefined ? {} : { url }), ...(timezone === undefined ? {} : { timezone }) };
}

function contextOf(request: Request, claims: VisitorClaims): NonNullable<MessageInput['context']> {
  const acceptLanguage = request.get('Accept-Language')?.slice(0, 1_000);
  const userAgent = request.get('User-Agent')?.slice(0, 1_000);
  // What a proxy says may be no address, such as “unknown”.
  const ip = isIP(request.ip ?? '') === 0 ? undefined : request.ip;
  return {
    ...(claims.c === undefined ? { ip } : { country: claims.c }),
    ...(claims.l === undefined ? { acceptLanguage } : { browserLanguage: claims.l }),
    ...(userAgent === undefined ? {} : { userAgent }),
  };
}
