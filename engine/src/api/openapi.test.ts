import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { allRoutes } from './all-routes.ts';
import { createAuthenticator } from './authenticator.ts';
import { faultsOf as faultsOfErrors } from './validation-faults.ts';
import { type Answer, serveInMemory, startMs, type TestApi } from './serve-in-memory.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is looked into at every depth.
type Document = any;

let api: TestApi;
let document: Document;
beforeAll(async () => {
  api = await serveInMemory();
  document = (await api.request('GET', '/openapi.json', { key: null })).body;
}, startMs);
afterAll(() => api?.close());

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

function operations(): [path: string, method: string, operation: Document][] {
  return Object.entries<Document>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [path, method, operation] as [string, string, Document]),
  );
}

/** Every pattern that stands somewhere in a schema. */
function patternsIn(node: Document): string[] {
  if (node === null || typeof node !== 'object') return [];
  const own = typeof node.pattern === 'string' ? [node.pattern] : [];
  return [...own, ...Object.values<Document>(node).flatMap(patternsIn)];
}

function resolve(node: Document): Document {
  if (typeof node?.$ref !== 'string') return node;
  return node.$ref
    .slice(2)
    .split('/')
    .reduce((at: Document, step: string) => at[step], document);
}

/** Every schema of the document, with where it stands. */
function schemas(): [place: string, schema: Document][] {
  return operations().flatMap(([path, method, operation]) => {
    const place = `${method} ${path}`;
    const bodies = [operation.requestBody, ...Object.values(operation.responses).map(resolve)].filter(
      (each) => each !== undefined,
    );
    const contents = bodies.flatMap((body: Document) =>
      Object.values<Document>(body.content ?? {}).map((content) => content.schema),
    );
    return [...contents, ...(operation.parameters ?? []).map((parameter: Document) => parameter.schema)].map(
      (schema) => [place, schema] as [string, Document],
    );
  });
}

/** Checks an answer against what the document says of it. */
function faultsOf(template: string, method: string, answer: Answer): unknown {
  const described = resolve(document.paths[template][method].responses[String(answer.status)]);
  if (described === undefined) return `${method} ${template} does not describe ${answer.status}`;
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]!;
  if (described.content === undefined) return answer.body === '' ? [] : 'a body where none is described';
  const schema = described.content[type]?.schema;
  if (schema === undefined) return `${method} ${template} does not describe ${type} for ${answer.status}`;
  const validate = ajv.compile({ ...resolve(schema), components: document.components });
  return validate(answer.body) ? [] : validate.errors;
}

describe('the description of the API', () => {
  it('is OpenAPI 3.1 with every route of the table, and names of its own for each operation', () => {
    expect(document.openapi).toBe('3.1.0');
    const routes = allRoutes(api.dependencies, createAuthenticator(api.dependencies));
    for (const route of routes)
      expect([route.path, document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method]?.summary]).toEqual([
        route.path,
        route.summary,
      ]);
    const ids = operations().map(([, , operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(routes.length + 1);
  });
  it('declares every parameter of a path, and only what it has', () => {
    for (const [path, , operation] of operations()) {
      const named = [...path.matchAll(/{(\w+)}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? [])
        .filter((parameter: Document) => parameter.in === 'path')
        .map((parameter: Document) => parameter.name);
      expect(declared).toEqual(named);
    }
  });
  it('holds schemas of JSON Schema 2020-12 only', () => {
    for (const [place, schema] of schemas())
      expect([place, ajv.validateSchema(resolve(schema)), ajv.errors ?? null]).toEqual([place, true, null]);
  });
  it('points to nothing that is not there', () => {
    for (const [, pointer] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g))
      expect([pointer, resolve({ $ref: pointer })]).not.toEqual([pointer, undefined]);
  });
  it('says what is answered', async () => {
    const agent = await api.request('POST', '/api/v1/agents', { body: { name: 'Ana', email: 'ana@example.com' } });
    const group = await api.request('POST', '/api/v1/groups', { body: { name: 'French', agentIds: [agent.body.id] } });
    const graph = { schemaVersion: 1, nodes: [], edges: [] };
    const automation = await api.request('POST', '/api/v1/automations', { body: { name: 'A', graph } });
    const key = await api.request('POST', '/api/v1/api-keys', { body: { name: 'k', scopes: ['read'] } });
    const answers: [template: string, method: string, answer: Answer][] = [
      ['/api/v1/agents', 'post', agent],
      [
        '/api/v1/agents',
        'post',
        await api.request('POST', '/api/v1/agents', { body: { name: 'Ana', email: 'ana@example.com' } }),
      ],
      ['/api/v1/agents', 'post', await api.request('POST', '/api/v1/agents', { body: { name: 1 } })],
      ['/api/v1/agents', 'post', await api.request('POST', '/api/v1/agents', { body: '{' })],
      ['/api/v1/agents', 'get', await api.request('GET', '/api/v1/agents')],
      ['/api/v1/agents', 'get', await api.request('GET', '/api/v1/agents', { key: null })],
      ['/api/v1/agents', 'get', await api.request('GET', '/api/v1/agents?limit=x')],
      ['/api/v1/agents/{id}', 'get', await api.request('GET', `/api/v1/agents/${agent.body.id}`)],
      ['/api/v1/agents/{id}', 'get', await api.request('GET', '/api/v1/agents/none')],
      ['/api/v1/agents/{id}', 'get', await api.request('GET', '/api/v1/agents/%zz')],
      [
        '/api/v1/agents/{id}',
        'put',
        await api.request('PUT', `/api/v1/agents/${agent.body.id}`, { body: { name: 'B', revision: 9 } }),
      ],
      ['/api/v1/groups', 'post', group],
      ['/api/v1/groups', 'get', await api.request('GET', '/api/v1/groups')],
      ['/api/v1/groups/{id}', 'delete', await api.request('DELETE', `/api/v1/groups/${group.body.id}`)],
      ['/api/v1/automations', 'post', automation],
      ['/api/v1/automations', 'get', await api.request('GET', '/api/v1/automations')],
      ['/api/v1/automations/{id}', 'get', await api.request('GET', `/api/v1/automations/${automation.body.id}`)],
      [
        '/api/v1/automations/{id}/publish',
        'post',
        await api.request('POST', `/api/v1/automations/${automation.body.id}/publish`, { body: { revision: 1 } }),
      ],
      ['/api/v1/automations/validate', 'post', await api.request('POST', '/api/v1/automations/validate', { body: { graph } })],
      ['/api/v1/runs', 'get', await api.request('GET', '/api/v1/runs')],
      ['/api/v1/conversations', 'get', await api.request('GET', '/api/v1/conversations')],
      ['/api/v1/emails', 'get', await api.request('GET', '/api/v1/emails')],
      ['/api/v1/messages', 'post', await api.request('POST', '/api/v1/messages', { body: { text: 'x', conversationId: 'c' } })],
      ['/api/v1/messages', 'post', await api.request('POST', '/api/v1/messages', { body: { text: '' } })],
      ['/api/v1/api-keys', 'post', key],
      ['/api/v1/api-keys', 'get', await api.request('GET', '/api/v1/api-keys')],
      ['/api/v1/api-keys', 'get', await api.request('GET', '/api/v1/api-keys', { key: key.body.key })],
      ['/api/v1/audit', 'get', await api.request('GET', '/api/v1/audit')],
      ['/api/v1/node-types', 'get', await api.request('GET', '/api/v1/node-types')],
      ['/api/v1/session', 'get', await api.request('GET', '/api/v1/session', { key: null })],
      ['/api/v1/set-up', 'get', await api.request('GET', '/api/v1/set-up', { key: null })],
      ['/widget/v1/session', 'post', await api.request('POST', '/widget/v1/session', { key: null, body: {} })],
      ['/widget/v1/conversation', 'get', await api.request('GET', '/widget/v1/conversation', { key: null })],
      ['/healthz', 'get', await api.request('GET', '/healthz', { key: null })],
      ['/readyz', 'get', await api.request('GET', '/readyz', { key: null })],
      ['/metrics', 'get', await api.request('GET', '/metrics', { key: null })],
      ['/openapi.json', 'get', await api.request('GET', '/openapi.json', { key: null })],
    ];
    for (const [template, method, answer] of answers)
      expect([template, method, answer.status, faultsOf(template, method, answer)]).toEqual([
        template,
        method,
        answer.status,
        [],
      ]);
  });

  it('answers no regular expression, whatever has another form than its schema says', async () => {
    const nodeTypes = (await api.request('GET', '/api/v1/node-types')).body;
    const patterns = [...new Set([...patternsIn(document), ...patternsIn(nodeTypes)])];
    expect(patterns.length).toBeGreaterThan(8);
    for (const pattern of patterns) {
      const error = { keyword: 'pattern', instancePath: '/x', schemaPath: '#/pattern', params: { pattern } };
      const [fault] = faultsOfErrors([error as unknown as ErrorObject], '');
      expect([pattern, fault?.detail]).toEqual([pattern, expect.not.stringContaining('Must match')]);
    }
  });
});
