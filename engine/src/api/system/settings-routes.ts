/**
 * What the installation is, for who runs it: read only, since it comes from the environment at start. What stays true:
 * no password, key or token is in it; of addresses with credentials only the place is told.
 */
import { Type } from 'typebox';
import type { Settings } from '../../settings.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { Durability, durabilityOf } from './system-routes.ts';

const OptionalText = Type.Union([Type.String(), Type.Null()]);
const SettingsAnswer = Type.Object({
  version: Type.String(),
  profile: Type.Union([Type.Literal('embedded'), Type.Literal('postgres'), Type.Literal('scale-out')]),
  durability: Durability,
  publicUrl: Type.String(),
  database: Type.String({ description: 'The folder of the embedded database, or host and name of the PostgreSQL one.' }),
  queue: OptionalText,
  mail: Type.Object({
    delivery: Type.Union([Type.Literal('smtp'), Type.Literal('kept')]),
    server: OptionalText,
    from: Type.String(),
  }),
  lanes: Type.Integer(),
  maxPending: Type.Integer(),
  trustProxy: Type.String(),
  nodeFolders: Type.Array(Type.String()),
  isDemo: Type.Boolean(),
});

/** Protocol, host, port and path of a URL: neither its credentials nor its options. */
function placeOf(text: string): string {
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}

function answerOf(settings: Settings) {
  return {
    version: settings.version,
    profile: settings.profile,
    durability: durabilityOf(settings.profile),
    publicUrl: settings.publicUrl,
    database: settings.databaseUrl === null ? settings.dataDir : placeOf(settings.databaseUrl),
    queue: settings.redisUrl === null ? null : placeOf(settings.redisUrl),
    mail: {
      delivery: settings.smtpUrl === null ? 'kept' : 'smtp',
      server: settings.smtpUrl === null ? null : placeOf(settings.smtpUrl),
      from: settings.mailFrom,
    },
    lanes: settings.lanes,
    maxPending: settings.maxPending,
    trustProxy: settings.trustProxy === false ? 'off' : String(settings.trustProxy),
    nodeFolders: settings.nodeFolders,
    isDemo: settings.demo,
  };
}

export function settingsRoutes({ settings }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/settings',
      right: 'admin',
      tag: 'System',
      summary: 'What the installation is',
      answers: { 200: { description: 'As it was started.', schema: SettingsAnswer } },
      handle: () => ({ status: 200, body: answerOf(settings) }),
    }),
  ];
}
