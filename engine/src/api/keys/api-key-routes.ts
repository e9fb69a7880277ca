/** API keys: listed, made, taken away. What stays true: a key is shown once, when it is made, and kept as a hash only. */
import { randomBytes } from 'node:crypto';
import { SwitchboardError } from '@switchboard/shared/problem';
import { Type } from 'typebox';
import { pageOf, Time } from '../answer-schemas.ts';
import { audit } from '../audit.ts';
import type { Authenticator } from '../authenticator.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { randomId } from '../random-id.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, PageQuery, parsePage } from '../validate.ts';
import { type ApiKeyRow, deleteApiKey, insertApiKey, listApiKeys } from './api-key.sql.ts';

const Scope = Type.Union([Type.Literal('messages:write'), Type.Literal('read'), Type.Literal('write'), Type.Literal('admin')]);
const ApiKeyCreate = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    scopes: Type.Array(Scope, { minItems: 1, maxItems: 4, uniqueItems: true }),
  },
  { additionalProperties: false },
);
const apiKeyFields = {
  id: Type.String(),
  name: Type.String(),
  scopes: Type.Array(Scope),
  source: Type.Union([Type.Literal('created'), Type.Literal('environment')]),
  createdAt: Time,
};
const ApiKeyAnswer = Type.Object(apiKeyFields);
const CursorKey = Type.Tuple([Type.String(), Type.String()]);

function toAnswer(row: ApiKeyRow) {
  return { id: row.id, name: row.name, scopes: row.scopes, source: row.source, createdAt: row.created_at.toISOString() };
}

export function apiKeyRoutes({ database }: ApiDependencies, authenticator: Authenticator): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/api-keys',
      right: 'admin',
      tag: 'API keys',
      summary: 'List API keys',
      query: PageQuery,
      answers: { 200: { description: 'The keys by name, without the keys themselves.', schema: pageOf(ApiKeyAnswer) } },
      async handle({ query }) {
        const { limit, cursor } = parsePage(query);
        const rows = await listApiKeys(database, limit + 1, decodeCursor(cursor, CursorKey));
        return { status: 200, body: pageOfRows(rows.map(toAnswer), limit, (key) => [key.name, key.id]) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/api-keys',
      right: 'admin',
      tag: 'API keys',
      summary: 'Make an API key',
      body: ApiKeyCreate,
      answers: {
        201: { description: 'The key, shown this once.', schema: Type.Object({ ...apiKeyFields, key: Type.String() }) },
      },
      async handle({ body, principal }) {
        const key = `sb_${randomBytes(32).toString('base64url')}`;
        const row = await database.transaction(async (sql) => {
          const inserted = await insertApiKey(sql, { ...body, id: randomId('k_'), key, source: 'created' });
          await audit(sql, principal.id, 'api-key.create', inserted.id, body);
          return inserted;
        });
        return { status: 201, body: { ...toAnswer(row), key } };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/api-keys/:id',
      right: 'admin',
      tag: 'API keys',
      summary: 'Take an API key away',
      description: 'It is refused at once by this process, within 5 seconds by others.',
      answers: { 204: { description: 'Taken away.', schema: null } },
      problems: [404],
      async handle({ parameters, principal }) {
        await database.transaction(async (sql) => {
          const row = await deleteApiKey(sql, parameters['id']!);
          if (row === null) throw new SwitchboardError('not-found', 'There is no such API key.');
          await audit(sql, principal.id, 'api-key.delete', row.id, { name: row.name });
        });
        authenticator.forget();
        return { status: 204 };
      },
    }),
  ];
}
