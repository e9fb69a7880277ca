/**
 * The thread that runs PGlite, so that SQL and everything else each have a core. In: bytes of PostgreSQL's protocol, or
 * `{ copyTo }` and `{ close: true }`. Out: for each post, the bytes of the answers or `{ done }`. Bytes are handed over,
 * not copied, and written and read on the other side: this one does nothing but SQL.
 * Plain JavaScript because a thread is started from a file as it is, under test as well as when built.
 */
import { cpSync, readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { brotliDecompressSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';

const database = new PGlite({
  // Whole pages in the log guard against a power cut in the middle of a page; without fsync there is no such guard anyway,
  // and a process that is killed leaves its writes with the kernel whole.
  // Its own 160 MB of buffers would be a third of the product's memory; with 40 MB the rest is in the kernel's cache, and
  // a page out of order costs no more than the next. Plans are kept, so statistics must be cheap to keep up with. A file of
  // the log filled with zeroes first is written twice.
  postgresqlconf: [
    'full_page_writes = off',
    'wal_init_zero = off',
    'shared_buffers = 40MB',
    'random_page_cost = 1.1',
    'default_statistics_target = 20',
  ],
  dataDir: workerData.dataDir ?? undefined,
  loadDataDir: workerData.archive === null ? undefined : new Blob([brotliDecompressSync(readFileSync(workerData.archive))]),
});

/** @returns the bytes that answer `bytes`, in a buffer of their own */
async function answer(bytes) {
  const chunks = [];
  let length = 0;
  // A chunk is a view of memory that the next one overwrites.
  await database.execProtocolRawStream(bytes, {
    onRawData: (chunk) => {
      chunks.push(chunk.slice());
      length += chunk.length;
    },
  });
  if (chunks.length === 1) return chunks[0];
  const answers = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    answers.set(chunk, at);
    at += chunk.length;
  }
  return answers;
}

async function copy(directory) {
  await database.exec('checkpoint');
  cpSync(workerData.dataDir, directory, { recursive: true });
}

/** What is asked beside SQL is answered with a failure instead of ending the thread. */
async function done(work) {
  try {
    await work;
    return { done: true };
  } catch (error) {
    return { done: true, failure: String(error.message ?? error) };
  }
}

async function serve(post) {
  if (post instanceof Uint8Array) {
    const answers = await answer(post);
    parentPort.postMessage(answers, [answers.buffer]);
  } else if (post.close) {
    parentPort.postMessage(await done(database.close()));
    parentPort.close();
  } else parentPort.postMessage(await done(copy(post.copyTo)));
}

try {
  await database.waitReady;
  // BullMQ's statements name its tables without a schema; ours are always qualified.
  await database.exec(`set timezone = 'UTC'; set search_path = bullmq, public`);
  parentPort.postMessage({ ready: true });
} catch (error) {
  parentPort.postMessage({ ready: true, failure: String(error.message ?? error) });
}

let tail = Promise.resolve();
parentPort.on('message', (post) => {
  tail = tail.then(() => serve(post));
});
