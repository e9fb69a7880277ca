/**
 * Databases for the tests of effects, one for each kind there is, with nothing in them. In: rows as a drain would write
 * them. Out: what became of them.
 */
import { randomUUID } from 'node:crypto';
import type { Database } from '@switchboard/engine/record/database';
import { openEmbedded } from '@switchboard/engine/record/embedded';
import { migrate } from '@switchboard/engine/record/migrate';
import { openPostgres } from '@switchboard/engine/record/postgres';
import type { MailContent } from '@switchboard/shared/run';

export interface TestDatabase {
  database: Database;
  close: () => Promise<void>;
}

async function openMemory(): Promise<TestDatabase> {
  const database = await openEmbedded({ dataDir: null });
  await migrate(database);
  return { database, close: () => database.close() };
}

/** A database of its own: claims take whatever effect is due, also those of tests that run beside these. */
async function openOwnPostgres(url: string): Promise<TestDatabase> {
  const name = `effects_${randomUUID().replaceAll('-', '')}`;
  const server = openPostgres(url);
  await server.query(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = openPostgres(own.href);
  await migrate(database);
  return {
    database,
    async close() {
      await database.close();
      await server.query(`drop database ${name} with (force)`);
      await server.close();
    },
  };
}

const postgresUrl = process.env['TEST_DATABASE_URL'];

/** The embedded one, and PostgreSQL when `TEST_DATABASE_URL` names one. */
export const testDatabases: { name: string; open: () => Promise<TestDatabase> }[] = [
  { name: 'embedded', open: openMemory },
  ...(postgresUrl === undefined || postgresUrl === '' ? [] : [{ name: 'postgres', open: () => openOwnPostgres(postgresUrl) }]),
];

export interface EffectRow {
  id: string;
  state: string;
  attempts: number;
  next_at: Date | null;
  lease_until: Date | null;
  error: string | null;
  message_id_header: string | null;
  delivery: string | null;
  answer: unknown;
  finished_at: Date | null;
}

/** A planned mail's content. */
export function mailContent(parts: Partial<MailContent> = {}): MailContent {
  return {
    agentId: 'a-1',
    toName: 'Marie',
    toEmail: 'marie@example.com',
    subject: 'Ana wrote',
    text: 'Bonjour',
    html: '<p>Bonjour</p>',
    ...parts,
  };
}

/** Plans an effect, as the commit of a batch does. */
export async function planEffect(
  database: Database,
  id: string,
  plannedAt: Date,
  effect: { kind: 'email'; content: MailContent } | { kind: 'act'; content: unknown } = { kind: 'email', content: mailContent() },
  place: { conversationId?: string; seq?: number } = {},
): Promise<void> {
  await database.query(
    `insert into switchboard.effect (id, run_id, node_id, automation_id, conversation_id, seq, kind, content, next_at, created_at)
     values ($1, 'run-' || $1, 'n', 'auto', $2, $3, $4, $5::json, $6, $6)`,
    [id, place.conversationId ?? 'c-1', place.seq ?? 1, effect.kind, JSON.stringify(effect.content), plannedAt],
  );
}

export async function readEffect(database: Database, id: string): Promise<EffectRow> {
  const { rows } = await database.query<EffectRow>('select * from switchboard.effect where id = $1', [id]);
  return rows[0]!;
}
