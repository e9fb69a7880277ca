/**
 * The three ways the product runs. In: TEST_DATABASE_URL and TEST_REDIS_URL, where a PostgreSQL and a Redis may be used.
 * Out: per profile the environment of an installation of its own, and how to clear it away.
 */
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { Client } from 'pg';

export type ProfileName = 'embedded' | 'postgres' | 'scale-out';

export interface Installation {
  environment: Record<string, string>;
  remove: () => Promise<void>;
}

const databaseUrl = process.env['TEST_DATABASE_URL'];
const redisUrl = ownRedis(process.env['TEST_REDIS_URL']);

/** The profiles that can be tried here: `embedded` always. */
export const availableProfiles: ProfileName[] = [
  'embedded',
  ...(databaseUrl === undefined ? [] : (['postgres'] as const)),
  ...(databaseUrl === undefined || redisUrl === undefined ? [] : (['scale-out'] as const)),
];

/** Test files run side by side, one in each worker of jest: each has a database of Redis to itself. */
function ownRedis(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const own = new URL(url);
  own.pathname = `/${process.env['JEST_WORKER_ID'] ?? 0}`;
  return own.href;
}

async function statement(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function emptyRedis(url: string): Promise<void> {
  const redis = new Redis(url);
  try {
    await redis.flushdb();
  } finally {
    redis.disconnect();
  }
}

/** Makes what an installation of a profile needs beside its data directory: a database, an empty Redis. */
export async function newInstallation(profile: ProfileName): Promise<Installation> {
  if (profile === 'embedded' || databaseUrl === undefined) return { environment: {}, remove: () => Promise.resolve() };
  const name = `switchboard_${randomBytes(6).toString('hex')}`;
  await statement(databaseUrl, `create database ${name}`);
  const own = new URL(databaseUrl);
  own.pathname = `/${name}`;
  const redis = profile === 'scale-out' && redisUrl !== undefined ? redisUrl : null;
  if (redis !== null) await emptyRedis(redis);
  return {
    environment: { DATABASE_URL: own.href, ...(redis === null ? {} : { REDIS_URL: redis }) },
    remove: async () => {
      await statement(databaseUrl, `drop database if exists ${name} with (force)`);
      if (redis !== null) await emptyRedis(redis);
    },
  };
}
