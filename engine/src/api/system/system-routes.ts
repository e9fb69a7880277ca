/** What operators and the builder ask of the product itself; all but the node types without a login. */
import { setTimeout as delay } from 'node:timers/promises';
import { Type } from 'typebox';
import type { Database } from '../../record/database.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';

export const Durability = Type.Object({
  acceptedMeans: Type.String({ description: 'What an answer of 202 says about a message.' }),
  processCrash: Type.Boolean({ description: 'Whether everything accepted survives a crash of the process.' }),
  powerCut: Type.Boolean({ description: 'Whether everything accepted survives a power cut of the machine.' }),
  note: Type.String(),
});
const Health = Type.Object({
  status: Type.Literal('ok'),
  profile: Type.Union([Type.Literal('embedded'), Type.Literal('postgres'), Type.Literal('scale-out')]),
  version: Type.String(),
  durability: Durability,
});

const NodeTypeAnswer = Type.Object({
  type: Type.String(),
  version: Type.Integer(),
  kind: Type.Union([Type.Literal('trigger'), Type.Literal('filter'), Type.Literal('action')]),
  title: Type.String(),
  summary: Type.String(),
  icon: Type.String(),
  group: Type.String(),
  inputs: Type.Array(Type.String()),
  outputs: Type.Array(Type.String()),
  configSchema: Type.Unknown({ description: 'JSON Schema of the configuration.' }),
  sentence: Type.Union([Type.String(), Type.Null()]),
  examples: Type.Array(
    Type.Object({ title: Type.String(), config: Type.Unknown(), port: Type.Union([Type.String(), Type.Null()]) }),
  ),
});
const NodeTypeList = Type.Object({
  items: Type.Array(NodeTypeAnswer),
  problems: Type.Array(Type.Object({ file: Type.String(), message: Type.String() }), {
    description: 'Custom node types that could not be loaded.',
  }),
});

export function durabilityOf(profile: string) {
  const acceptedMeans = 'committed';
  return profile === 'embedded'
    ? {
        acceptedMeans,
        processCrash: true,
        powerCut: false,
        note: 'The embedded database never calls fsync: a power cut or a crash of the operating system is not covered.',
      }
    : {
        acceptedMeans,
        processCrash: true,
        powerCut: true,
        note: 'As durable as PostgreSQL is configured: with fsync and synchronous_commit on, as by default, a power cut is covered.',
      };
}

/** Whether the database answers, within 2 seconds. */
async function doesAnswer(database: Database): Promise<boolean> {
  const patience = new AbortController();
  const late = delay(2_000, false, { signal: patience.signal, ref: false }).catch(() => false);
  const answer = database.query('select 1').then(
    () => true,
    // Why not is told by the requests that fail for it.
    () => false,
  );
  const isThere = await Promise.race([answer, late]);
  patience.abort();
  return isThere;
}

export function systemRoutes({ settings, database, isReady, metrics, registry, nodeTypeProblems }: ApiDependencies): Route[] {
  const tag = 'System';
  return [
    defineRoute({
      method: 'get',
      path: '/healthz',
      right: 'public',
      tag,
      summary: 'Whether the process serves',
      answers: { 200: { description: 'It does; and how durable its records are.', schema: Health } },
      handle: () => ({
        status: 200,
        body: { status: 'ok', profile: settings.profile, version: settings.version, durability: durabilityOf(settings.profile) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/readyz',
      right: 'public',
      tag,
      summary: 'Whether everything runs',
      answers: {
        200: { description: 'It does.', schema: Type.Object({ status: Type.Literal('ready') }) },
        503: { description: 'Not yet, or not any more.', schema: Type.Object({ status: Type.Literal('not-ready') }) },
      },
      handle: async () =>
        isReady() && (await doesAnswer(database))
          ? { status: 200, body: { status: 'ready' } }
          : { status: 503, body: { status: 'not-ready' }, headers: { 'Retry-After': '1' } },
    }),
    defineRoute({
      method: 'get',
      path: '/metrics',
      right: 'public',
      tag,
      summary: 'Metrics in the text format of Prometheus',
      answers: {
        200: { description: 'All metrics, exact at the time of the request.', schema: Type.String(), contentType: 'text/plain' },
      },
      handle: async () => ({ status: 200, text: await metrics(), contentType: 'text/plain; version=0.0.4; charset=utf-8' }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/node-types',
      right: 'read',
      tag: 'Automations',
      summary: 'List node types',
      description: 'All that the builder knows about a node type comes from here.',
      answers: { 200: { description: 'The node types, and the custom ones that could not be loaded.', schema: NodeTypeList } },
      handle: () => ({ status: 200, body: { items: registry.describe(), problems: nodeTypeProblems } }),
    }),
  ];
}
