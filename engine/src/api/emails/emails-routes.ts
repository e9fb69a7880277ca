import { limits } from '@switchboard/shared/limits';
import { Type } from 'typebox';
import { pageOf, Time } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { pageQuery } from '../validate.ts';
import { listEmails } from './list-emails.ts';

const EmailStateSchema = Type.Union([
  Type.Literal('planned'),
  Type.Literal('sending'),
  Type.Literal('done'),
  Type.Literal('failed'),
  Type.Literal('unknown'),
]);

const EmailSchema = Type.Object({
  id: Type.String(),
  effectId: Type.String(),
  messageIdHeader: Type.String({ description: 'The same on every repeat; empty before the first attempt.' }),
  conversationId: Type.String(),
  to: Type.String(),
  subject: Type.String({ description: 'Empty, like text and html, once a person was erased whom the mail was about.' }),
  text: Type.String(),
  html: Type.String(),
  state: EmailStateSchema,
  delivery: Type.Union([Type.Literal('smtp'), Type.Literal('kept')], {
    description: '“kept” without SMTP: shown here, and not sent later.',
  }),
  attempts: Type.Integer({ minimum: 0 }),
  error: Type.Union([Type.String(), Type.Null()], {
    description: 'Why the last attempt did not succeed, in the mail server’s words where there are some.',
  }),
  createdAt: Time,
  sentAt: Type.Union([Time, Type.Null()]),
});

const EmailsQuery = Type.Object({
  conversationId: Type.Optional(Type.String({ maxLength: limits.idCharacters })),
  state: Type.Optional(EmailStateSchema),
  ...pageQuery,
});

/** The route of mails: what was sent to whom, what is still to go, and what went wrong. */
export function emailsRoutes({ database, settings }: Pick<ApiDependencies, 'database' | 'settings'>): Route[] {
  const deliveryToCome = settings.smtpUrl === null ? 'kept' : 'smtp';
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/emails',
      right: 'read',
      tag: 'Mail',
      summary: 'List mails',
      description:
        'Newest first. Agents see those of conversations that they may see; mails about logins need the right `admin`.',
      query: EmailsQuery,
      answers: { 200: { description: 'A page of mails.', schema: pageOf(EmailSchema) } },
      handle: async ({ query: { limit = limits.pageItemsDefault, ...filter }, principal }) => ({
        status: 200,
        body: await listEmails(database, principal, { ...filter, limit, deliveryToCome }),
      }),
    }),
  ];
}
