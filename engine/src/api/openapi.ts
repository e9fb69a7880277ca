/**
 * Describes the API as OpenAPI 3.1. In: the table of routes. Out: the document served at `/openapi.json`. Pure. What
 * stays true: it is made of the very schemas that validate, so what it says is what happens.
 */
import { type TSchema, Type } from 'typebox';
import { type DescribedAnswer, defineRoute, type Route } from './route.ts';

const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.String(),
  errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String({ description: 'RFC 6901' }), detail: Type.String() }))),
});

const problemNames: Record<number, string> = {
  400: 'The request could not be read.',
  401: 'No valid credentials.',
  403: 'The right is lacking.',
  404: 'There is no such thing.',
  409: 'In conflict with what is there.',
  410: 'No longer there.',
  413: 'The body is too large.',
  415: 'Not JSON in UTF-8, or compressed.',
  422: 'The request is not valid; `errors` name the fields.',
  429: 'Too many tries; `Retry-After` says when to try again.',
  500: 'Something went wrong.',
  503: 'Not available at the moment; `Retry-After` says when to send the same again.',
};

/** Schemas as JSON: ids of their own would be resolved against, and are left out. */
function plain(schema: TSchema): unknown {
  return JSON.parse(
    JSON.stringify(schema, (name, value: unknown) => (name === '$id' && typeof value === 'string' ? undefined : value)),
  );
}

function problemStatuses(route: Route): number[] {
  const statuses = [500, 503, ...(route.problems ?? [])];
  if (route.right !== 'public') statuses.push(401, 403);
  if (route.body !== undefined) statuses.push(400, 413, 415, 422);
  if (route.query !== undefined) statuses.push(422);
  // A step of the address that is not well encoded.
  if (route.path.includes('/:')) statuses.push(400);
  return [...new Set(statuses)].filter((status) => route.answers[status] === undefined).sort((one, other) => one - other);
}

function describeAnswer({ description, schema, contentType = 'application/json' }: DescribedAnswer): unknown {
  return schema === null ? { description } : { description, content: { [contentType]: { schema: plain(schema) } } };
}

function describeParameters(route: Route): unknown[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = route.query as
    | { properties?: Record<string, TSchema & { description?: string }>; required?: string[] }
    | undefined;
  const inQuery = Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query?.required?.includes(name) ?? false,
    ...(schema.description === undefined ? {} : { description: schema.description }),
    schema: plain(schema),
  }));
  return [...inPath, ...inQuery];
}

/** `get /api/v1/agents/:id` → `getAgentsById`. */
function operationId(route: Route): string {
  const words = route.path
    .replace(/^\/api\/v1/, '')
    .replaceAll('/:', '/by-')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return route.method + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

function describeOperation(route: Route): unknown {
  const answers = Object.entries(route.answers).map(([status, answer]) => [status, describeAnswer(answer)]);
  const problems = problemStatuses(route).map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]);
  const parameters = describeParameters(route);
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined || route.description === '' ? {} : { description: route.description }),
    ...(route.right === 'public' ? { security: [] } : { 'x-right': route.right }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.rawBody === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: route.rawBody.description,
            content: { [route.rawBody.contentType]: { schema: { type: 'string' } } },
          },
        }),
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: plain(route.body) } } } }),
    responses: Object.fromEntries([...answers, ...problems]),
  };
}

/**
 * @param routes the whole table
 * @param options `version` of the product; `publicUrl` where it is reached
 */
export function describeApi(routes: readonly Route[], options: { version: string; publicUrl: string }): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: describeOperation(route) };
  }
  const responses = Object.fromEntries(
    Object.entries(problemNames).map(([status, description]) => [
      `Problem${status}`,
      { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    ]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Switchboard',
      version: options.version,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'JSON in and out, UTF-8. Errors are problem documents (RFC 9457). Lists answer `{items, nextCursor}` and take `limit` and `cursor`.',
    },
    servers: [{ url: options.publicUrl }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    security: [{ apiKey: [] }, { session: [] }],
    paths,
    components: {
      schemas: { Problem: plain(ProblemSchema) },
      responses,
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key. Operations name the scope they need as `x-right`.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'switchboard_session',
          description: "The browser's session; changes carry its token in the header X-CSRF-Token.",
        },
      },
    },
  };
}

/** The route that serves the description; it describes itself, too. */
export function openApiRoute(routes: readonly Route[], options: { version: string; publicUrl: string }): Route {
  let text: string | null = null;
  const route: Route = defineRoute({
    method: 'get',
    path: '/openapi.json',
    right: 'public',
    tag: 'System',
    summary: 'This document',
    answers: { 200: { description: 'OpenAPI 3.1.', schema: Type.Object({ openapi: Type.String() }) } },
    handle() {
      text ??= JSON.stringify(describeApi([...routes, route], options));
      return { status: 200, text, contentType: 'application/json; charset=utf-8' };
    },
  });
  return route;
}
