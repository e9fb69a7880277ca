/** The limit of a start: PGlite alone, opening a directory that exists. Sends `{ openMs, residentMb }`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChild } from './child.ts';
import { checkout } from '../src/harness/checkout.ts';

const { dataDirectory } = JSON.parse(process.argv[2] ?? '{}') as { dataDirectory?: string };
const directory = dataDirectory ?? mkdtempSync(join(tmpdir(), 'switchboard-bare-'));
const startedAt = performance.now();
const entry = createRequire(join(checkout, 'engine/package.json')).resolve('@electric-sql/pglite');
const { PGlite } = await import(pathToFileURL(join(dirname(entry), 'index.js')).href);
const database = await PGlite.create(directory);
const openMs = performance.now() - startedAt;
const residentMb = process.memoryUsage.rss() / 1_048_576;
await database.close();
if (dataDirectory === undefined) {
  // Making the directory is not what is measured: a fresh process opens it.
  process.send?.(await startChild('bare-start', { dataDirectory: directory }).next());
  rmSync(directory, { recursive: true });
} else {
  process.send?.({ openMs, residentMb });
}
process.disconnect?.();
