/**
 * The thread that runs PGlite, so that SQL and everything else each have a core. In: lists of `{ id, text, values }`,
 * values as text. Out: a list of `{ id, fields, rows }` or `{ id, error }` for each, and `{ notification }` as they come.
 * json and timestamps travel as text and are parsed by the asking side: cloning text is cheap, cloning objects is not.
 * Plain JavaScript because a thread is started from a file as it is, under test as well as when built.
 */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { brotliDecompressSync } from 'node:zlib';
import { PGlite, parse, protocol, types } from '@electric-sql/pglite';

const { serialize } = protocol;

const asText = (value) => value;
const database = new PGlite({
  // Whole pages in the log guard against a power cut in the middle of a page; without fsync there is no such guard anyway,
  // and a process that is killed leaves its writes with the kernel whole.
  // Its own 160 MB of buffers would be a third of the product's memory; with 48 MB the rest is in the kernel's cache, and
  // a page out of order costs no more than the next. Plans are kept, so statistics must be cheap to keep up with.
  postgresqlconf: ['full_page_writes = off', 'shared_buffers = 48MB', 'random_page_cost = 1.1', 'default_statistics_target = 20'],
  dataDir: workerData.dataDir ?? undefined,
  loadDataDir: workerData.archive === null ? undefined : new Blob([brotliDecompressSync(readFileSync(workerData.archive))]),
  parsers: {
    [types.INT8]: Number,
    [types.NUMERIC]: Number,
    [types.JSON]: asText,
    [types.JSONB]: asText,
    [types.TIMESTAMPTZ]: asText,
    [types.TIMESTAMP]: asText,
    [types.DATE]: asText,
  },
});

function describeError(error) {
  const { message, code, detail, constraint, table } = error;
  return { message: String(message ?? error), code, detail, constraint, table };
}

/** More texts than this are not met in practice; those beyond are parsed each time. */
const preparedAtMost = 500;
const preparedNames = new Map();

/**
 * Runs a statement prepared under a name of its own, all its messages in one round (PostgreSQL documentation, 54.2.3).
 * Parsing, planning and PGlite's five rounds cost more than most statements: 1.7 ms of a core against 0.2 ms for the read
 * of a small batch.
 */
async function runPrepared(text, values) {
  const known = preparedNames.get(text);
  const name = known ?? (preparedNames.size < preparedAtMost ? `s${preparedNames.size}_${Date.now()}` : '');
  const { messages } = await database.execProtocol(
    Buffer.concat([
      ...(known === undefined ? [serialize.parse({ name, text })] : []),
      serialize.bind({ statement: name, values }),
      serialize.describe({ type: 'P' }),
      serialize.execute(),
      serialize.sync(),
    ]),
    { throwOnError: false },
  );
  // Kept also when its execution failed: the name is taken then.
  if (known === undefined && name !== '' && messages.some((message) => message.name === 'parseComplete'))
    preparedNames.set(text, name);
  const error = messages.find((message) => message.name === 'error');
  if (error !== undefined) throw error;
  return parse.parseResults(messages, database.parsers, { rowMode: 'array' })[0];
}

/** Statements without parameters go by the simple protocol, which takes several at once. */
async function run(text, values) {
  if (values !== undefined) return runPrepared(text, values);
  const results = await database.exec(text, { rowMode: 'array' });
  return results.at(-1) ?? { fields: [], rows: [], affectedRows: 0 };
}

try {
  await database.waitReady;
  // BullMQ's statements name its tables without a schema; ours are always qualified.
  await database.exec(`set timezone = 'UTC'; set search_path = bullmq, public`);
  database.onNotification((channel, payload) => parentPort.postMessage({ notification: { channel, payload } }));
  parentPort.postMessage({ ready: true });
} catch (error) {
  parentPort.postMessage({ failed: describeError(error) });
}

async function answer({ id, text, values, close }) {
  try {
    if (close) {
      await database.close();
      return { id, fields: [], rows: [], rowCount: 0 };
    }
    const { fields, rows, affectedRows } = await run(text, values);
    return {
      id,
      fields: fields.map((field) => [field.name, field.dataTypeID]),
      rows,
      rowCount: rows.length > 0 ? rows.length : (affectedRows ?? 0),
    };
  } catch (error) {
    return { id, error: describeError(error) };
  }
}

let tail = Promise.resolve();
parentPort.on('message', (requests) => {
  tail = tail.then(async () => {
    const answers = [];
    for (const request of requests) answers.push(await answer(request));
    parentPort.postMessage({ answers });
    if (requests.some((request) => request.close)) parentPort.close();
  });
});
