/**
 * Publishable keys of the widget: listed, made, changed, taken away. What stays true: a key names the origins that may use
 * it, each as a browser sends it; a key taken away is refused at once.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import { Type } from 'typebox';
import { pageOf, Time } from '../answer-schemas.ts';
import { audit, changesFrom } from '../audit.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { randomId } from '../random-id.ts';
import { defineRoute, type Route } from '../route.ts';
import { checkRevision } from '../team/check-revision.ts';
import { decodeCursor, invalidInput, PageQuery, parsePage } from '../validate.ts';
import {
  deleteWidgetKey,
  insertWidgetKey,
  listWidgetKeys,
  lockWidgetKey,
  updateWidgetKey,
  type WidgetKey,
} from './widget-keys.sql.ts';

const givenFields = {
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  origins: Type.Array(Type.String({ maxLength: 300 }), {
    minItems: 1,
    maxItems: 50,
    description: 'Where the widget may stand: scheme, host and, unless it is the usual one, port.',
  }),
};
const WidgetKeyCreate = Type.Object(givenFields, { additionalProperties: false });
const WidgetKeyUpdate = Type.Partial(Type.Object({ ...givenFields, revision: Type.Integer({ minimum: 1 }) }), {
  additionalProperties: false,
});
const WidgetKeyAnswer = Type.Object({
  id: Type.String(),
  key: Type.String({ description: 'For `data-key`; no secret.' }),
  name: Type.String(),
  origins: Type.Array(Type.String()),
  revision: Type.Integer(),
  createdAt: Time,
});
const CursorKey = Type.Tuple([Type.String(), Type.String()]);

function noSuchKey(): SwitchboardError {
  return new SwitchboardError('not-found', 'There is no such key.');
}

function toAnswer({ createdAt, ...key }: WidgetKey) {
  return { ...key, createdAt: createdAt.toISOString() };
}

/**
 * Origins as browsers send them (RFC 6454, section 6.2).
 * @throws SwitchboardError `invalid-input` naming the first that is none, or more than an origin
 */
export function parseOrigins(texts: readonly string[]): string[] {
  const origins = texts.map((text, index) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const isOrigin =
      url !== null &&
      /^https?:$/.test(url.protocol) &&
      url.username + url.password + url.search + url.hash === '' &&
      url.pathname === '/' &&
      !text.includes('*');
    if (!isOrigin)
      throw invalidInput([{ pointer: `/origins/${index}`, detail: 'Must be an origin such as https://shop.example.' }]);
    return url.origin;
  });
  return [...new Set(origins)];
}

export function widgetKeyRoutes({ database }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/widget-keys',
      right: 'admin',
      tag: 'Widget',
      summary: 'List keys of the widget',
      query: PageQuery,
      answers: { 200: { description: 'The keys by name.', schema: pageOf(WidgetKeyAnswer) } },
      async handle({ query }) {
        const { limit, cursor } = parsePage(query);
        const keys = await listWidgetKeys(database, limit + 1, decodeCursor(cursor, CursorKey));
        return { status: 200, body: pageOfRows(keys.map(toAnswer), limit, (key) => [key.name, key.id]) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/widget-keys',
      right: 'admin',
      tag: 'Widget',
      summary: 'Make a key of the widget',
      description: 'Publishable: whoever has it may speak at /widget/v1 as a visitor, from the origins named, and nowhere else.',
      body: WidgetKeyCreate,
      answers: { 201: { description: 'The key.', schema: WidgetKeyAnswer } },
      async handle({ body, principal }) {
        const origins = parseOrigins(body.origins);
        const key = await database.transaction(async (sql) => {
          const made = { id: randomId('wk_'), key: randomId('pk_', 20), name: body.name, origins };
          const inserted = await insertWidgetKey(sql, made);
          await audit(sql, principal.id, 'widget-key.create', inserted.id, { name: body.name, origins });
          return inserted;
        });
        return { status: 201, body: toAnswer(key) };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/widget-keys/:id',
      right: 'admin',
      tag: 'Widget',
      summary: 'Change a key of the widget',
      description:
        'Omitted fields stay as they are, and so does the key. With a `revision`, a stale one is refused. From a site no longer named the widget falls silent at once.',
      body: WidgetKeyUpdate,
      answers: { 200: { description: 'Changed.', schema: WidgetKeyAnswer } },
      problems: [404, 409],
      async handle({ body: { revision, ...given }, parameters, principal }) {
        const changes = given.origins === undefined ? given : { ...given, origins: parseOrigins(given.origins) };
        const key = await database.transaction(async (sql) => {
          const before = await lockWidgetKey(sql, parameters['id']!);
          if (before === null) throw noSuchKey();
          checkRevision(before.revision, revision);
          await audit(sql, principal.id, 'widget-key.save', before.id, changesFrom(before, changes));
          return updateWidgetKey(sql, { ...before, ...changes });
        });
        return { status: 200, body: toAnswer(key) };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/widget-keys/:id',
      right: 'admin',
      tag: 'Widget',
      summary: 'Take a key of the widget away',
      description: 'Widgets that stand somewhere with it fall silent at once; their conversations stay.',
      answers: { 204: { description: 'Taken away.', schema: null } },
      problems: [404],
      async handle({ parameters, principal }) {
        await database.transaction(async (sql) => {
          const key = await deleteWidgetKey(sql, parameters['id']!);
          if (key === null) throw noSuchKey();
          await audit(sql, principal.id, 'widget-key.delete', key.id, { name: key.name });
        });
        return { status: 204 };
      },
    }),
  ];
}
