/**
 * The limit of the embedded database: PGlite writing what one message leaves behind, and nothing else. In (first
 * argument): how many messages, in batches of how many. Out: `{ messagesPerSecond, commitMs }`. Six rows a message, one statement
 * for each table and batch, one transaction a batch; `commitMs` is the median of one row committed alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../src/harness/checkout.ts';
import { quantile } from './report.ts';

const tables = ['event', 'pending', 'facts', 'run', 'timeline', 'conversation'];

const { total, batch } = JSON.parse(process.argv[2] ?? '{}') as { total: number; batch: number };
const entry = createRequire(join(checkout, 'engine/package.json')).resolve('@electric-sql/pglite');
const { PGlite } = await import(pathToFileURL(join(dirname(entry), 'index.js')).href);
const dataDirectory = mkdtempSync(join(tmpdir(), 'switchboard-bare-'));
const database = await PGlite.create(dataDirectory);
for (const table of tables) await database.exec(`create table ${table} (id text primary key, body json not null)`);

const body = {
  text: 'Bonjour, je voudrais savoir où est ma commande.',
  person: { id: 'p-1' },
  context: { country: 'FR', browserLanguage: 'fr-FR' },
};
const startedAt = performance.now();
for (let at = 0; at < total; at += batch) {
  const rows = JSON.stringify(Array.from({ length: batch }, (_, offset) => ({ id: `m-${at + offset}`, body })));
  await database.transaction(async (transaction: { query: (text: string, parameters: unknown[]) => Promise<unknown> }) => {
    for (const table of tables) {
      await transaction.query(`insert into ${table} select * from json_to_recordset($1::json) as row (id text, body json)`, [
        rows,
      ]);
    }
  });
}
const seconds = (performance.now() - startedAt) / 1_000;

const commits: number[] = [];
for (let at = 0; at < 200; at += 1) {
  const begun = performance.now();
  await database.query('insert into event values ($1, $2::json)', [`single-${at}`, JSON.stringify(body)]);
  commits.push(performance.now() - begun);
}
await database.close();
rmSync(dataDirectory, { recursive: true });
process.send?.({ messagesPerSecond: total / seconds, commitMs: quantile(commits, 0.5) });
process.disconnect?.();
