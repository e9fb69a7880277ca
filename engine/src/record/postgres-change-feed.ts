/**
 * A change feed across processes, over LISTEN and NOTIFY. In: what this process publishes. Out: the same here at once,
 * and in every other process within `gatherMs`. What stays true: a hint, never the truth; a lost connection is made anew.
 */
import { randomUUID } from 'node:crypto';
import { type ChangeFeed, type ChangeNote, createChangeFeed, type Topic } from './change-feed.ts';
import type { Database } from './database.ts';

const channel = 'switchboard_changes';
const gatherMs = 100;
/** PostgreSQL takes less than 8,000 bytes in one notification. */
const payloadBytes = 7_500;
/** Beyond this many in one gathering the rest is told as one change without ids. */
const gatheredAtMost = 200;
const retryMs = 2_000;

interface Change {
  topic: Topic;
  note: ChangeNote;
}

/** Splits changes into payloads that fit. */
function payloadsOf(origin: string, changes: readonly Change[]): string[] {
  const payloads: string[] = [];
  let part: Change[] = [];
  let bytes = 0;
  for (const change of changes) {
    const size = Buffer.byteLength(JSON.stringify(change)) + 1;
    if (bytes + size > payloadBytes - 100 && part.length > 0) {
      payloads.push(JSON.stringify({ origin, changes: part }));
      part = [];
      bytes = 0;
    }
    part.push(change);
    bytes += size;
  }
  if (part.length > 0) payloads.push(JSON.stringify({ origin, changes: part }));
  return payloads;
}

/**
 * @param onError told of a connection lost; it is made anew by itself
 * @returns the feed, and a function that ends it
 */
export function createPostgresChangeFeed(
  database: Database,
  onError: (error: unknown) => void,
): ChangeFeed & { close(): Promise<void> } {
  const local = createChangeFeed();
  const origin = randomUUID();
  let gathered = new Map<string, Change>();
  let gatherTimer: NodeJS.Timeout | undefined;
  let retryTimer: NodeJS.Timeout | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a client of pg, as the pool hands it out.
  let client: any = null;
  let isClosed = false;

  function receive(payload: string): void {
    const message = JSON.parse(payload) as { origin: string; changes: Change[] };
    if (message.origin === origin) return;
    for (const { topic, note } of message.changes) local.publish(topic, note);
  }

  function listenLater(error: unknown): void {
    if (isClosed) return;
    onError(error);
    clearTimeout(retryTimer);
    retryTimer = setTimeout(listen, retryMs);
  }

  async function listen(): Promise<void> {
    try {
      const connected = await database.queuePool.connect();
      // One connection can be told lost more than once, and late: by its query, by its socket, after it was given back.
      const giveBack = (): boolean => {
        if (client !== connected) return false;
        client = null;
        connected.release(true);
        return true;
      };
      client = connected;
      connected.on('error', (error: unknown) => {
        if (giveBack()) listenLater(error);
      });
      connected.on('notification', (note: { channel: string; payload?: string }) => {
        if (note.channel === channel && note.payload) receive(note.payload);
      });
      if (isClosed) giveBack();
      else
        await connected.query(`listen ${channel}`).catch((error: unknown) => {
          if (giveBack()) listenLater(error);
        });
    } catch (error) {
      listenLater(error);
    }
  }

  async function send(): Promise<void> {
    const changes = [...gathered.values()];
    gathered = new Map();
    for (const payload of payloadsOf(origin, changes)) await database.query('select pg_notify($1, $2)', [channel, payload]);
  }

  void listen();
  return {
    publish(topic, note) {
      local.publish(topic, note);
      const change = gathered.size < gatheredAtMost ? { topic, note } : { topic, note: {} };
      gathered.set(JSON.stringify(change), change);
      if (gatherTimer !== undefined || isClosed) return;
      gatherTimer = setTimeout(() => {
        gatherTimer = undefined;
        send().catch(onError);
      }, gatherMs);
    },
    subscribe: local.subscribe,
    async close() {
      isClosed = true;
      clearTimeout(gatherTimer);
      clearTimeout(retryTimer);
      const connected = client;
      client = null;
      connected?.release(true);
    },
  };
}
