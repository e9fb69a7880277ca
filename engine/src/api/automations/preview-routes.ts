import { limits } from '@switchboard/shared/limits';
import { standInReasons } from '@switchboard/shared/template-preview';
import { Type } from 'typebox';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { previewTemplate } from './preview-template.ts';

const Id = Type.String({ minLength: 1, maxLength: limits.idCharacters });
const exact = { additionalProperties: false };

const PreviewBody = Type.Object(
  {
    subject: Type.Optional(Type.String({ maxLength: 500, description: 'With it the answer is a mail, else a text.' })),
    body: Type.String({ maxLength: limits.textCharacters }),
    personId: Type.Optional(Id),
    to: Type.Optional(
      Type.Union([
        Type.Object({ kind: Type.Literal('agent'), agentId: Id }, exact),
        Type.Object({ kind: Type.Literal('assignee') }, exact),
        Type.Object({ kind: Type.Literal('group'), groupId: Id }, exact),
      ]),
    ),
  },
  exact,
);

const Text = Type.String();
const PreviewSchema = Type.Object({
  mail: Type.Union([
    Type.Object({
      toName: Text,
      toEmail: Text,
      standIn: Type.Union([...standInReasons.map((reason) => Type.Literal(reason)), Type.Null()], {
        description: 'Why nobody is known who would get the mail; who asks stands in then.',
      }),
      subject: Text,
      text: Text,
      html: Text,
    }),
    Type.Null({ description: 'While a template has a fault, and without a subject.' }),
  ]),
  text: Type.Union([Text, Type.Null()], { description: 'The body alone, when no subject was given.' }),
  faults: Type.Array(Type.Object({ pointer: Type.Union([Type.Literal('/subject'), Type.Literal('/body')]), detail: Text }), {
    description: 'What is wrong with which template; a template half written is no error of the request.',
  }),
});

/** The route that shows whoever writes a template how it reads. */
export function previewRoutes({ database, settings }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/automations/preview-template',
      right: 'read',
      tag: 'Automations',
      summary: 'Show a template as it would read',
      description:
        'Rendered as mails are, about a person and their newest message, or an example without one. Nothing is stored or sent.',
      body: PreviewBody,
      answers: { 200: { description: 'The mail or the text, or what is wrong.', schema: PreviewSchema } },
      problems: [404],
      handle: async ({ body, principal }) => {
        const input = { ...body, now: new Date().toISOString(), publicUrl: settings.publicUrl };
        return { status: 200, body: await previewTemplate(database, principal, input) };
      },
    }),
  ];
}
