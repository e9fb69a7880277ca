/**
 * The thread that runs PGlite, and who waits for which answer. In: SQL text and parameters. Out: rows, with values as the
 * database's interface promises. What stays true: answers come in the order asked; once the thread has ended, every
 * question is answered with `unavailable`.
 */
import { EventEmitter, once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { QueryResult } from './database.ts';
import { parameterText } from './parameter-text.ts';

const jsonTypes = new Set([114, 3802]);
const timeTypes = new Set([1082, 1114, 1184]);

interface Answer {
  id: number;
  fields?: [name: string, typeId: number][];
  rows?: unknown[][];
  rowCount?: number;
  error?: { message: string; code?: string };
}

/** What the thread posts: answers, several at once when they were asked at once, or news of its own. */
interface Post {
  answers?: Answer[];
  ready?: true;
  failed?: { message: string };
  notification?: { channel: string; payload: string };
}

interface Request {
  id: number;
  text?: string;
  values?: (string | null)[] | undefined;
  close?: true;
}

function parseValue(value: unknown, typeId: number): unknown {
  if (typeof value !== 'string') return value;
  if (jsonTypes.has(typeId)) return JSON.parse(value);
  if (timeTypes.has(typeId)) return new Date(value);
  return value;
}
/** Emits `notification` with `{ channel, payload }` as they come. */
export class EmbeddedSession extends EventEmitter {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (result: QueryResult<never>) => void; reject: (error: Error) => void }>();
  readonly #outbox: Request[] = [];
  #nextId = 1;
  readonly #onEnd: (reason: Error) => void;
  #gone: Error | null = null;
  #isClosing = false;

  constructor(dataDir: string | null, archive: string | null, onEnd: (reason: Error) => void) {
    super();
    this.#onEnd = onEnd;
    this.#worker = new Worker(new URL('./pglite-thread.mjs', import.meta.url), {
      workerData: { dataDir, archive },
      // Its results are large and short-lived; a larger nursery only keeps more of them around.
      resourceLimits: { maxYoungGenerationSizeMb: 12 },
    });
    this.#worker.on('message', (post: Post) => this.#receive(post));
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#end(new Error('The embedded database has ended.')));
  }

  /** @throws Error when the directory cannot be opened */
  async ready(): Promise<void> {
    const [failure] = await once(this, 'opened');
    if (failure) throw new Error(`The embedded database cannot be opened: ${failure.message}`);
  }

  run(text: string, parameters?: readonly unknown[]): Promise<QueryResult<never>> {
    return this.#send({ text, values: parameters?.map(parameterText) });
  }

  async close(): Promise<void> {
    if (this.#gone !== null) return;
    this.#isClosing = true;
    await this.#send({ close: true });
    await once(this.#worker, 'exit');
  }

  #send(request: Omit<Request, 'id'>): Promise<QueryResult<never>> {
    if (this.#gone !== null) {
      return Promise.reject(
        new SwitchboardError('unavailable', 'The database is gone.', { retryAfterSeconds: 5, cause: this.#gone }),
      );
    }
    const id = this.#nextId++;
    // What is asked in one go travels as one post: waking the other thread costs more than most statements.
    if (this.#outbox.length === 0) queueMicrotask(() => this.#worker.postMessage(this.#outbox.splice(0)));
    this.#outbox.push({ id, ...request });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #receive(post: Post): void {
    for (const answer of post.answers ?? []) this.#settle(answer);
    if (post.notification) this.emit('notification', post.notification);
    if (post.ready || post.failed) this.emit('opened', post.failed);
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.error) {
      waiting?.reject(Object.assign(new Error(answer.error.message), answer.error));
      return;
    }
    const fields = answer.fields!;
    const rows = answer.rows!.map((values) => {
      const row: Record<string, unknown> = {};
      for (let index = 0; index < fields.length; index += 1) {
        const [name, typeId] = fields[index]!;
        row[name] = parseValue(values[index], typeId);
      }
      return row as never;
    });
    waiting?.resolve({ rows, rowCount: answer.rowCount! });
  }

  #end(reason: Error): void {
    if (this.#gone !== null) return;
    this.#gone = reason;
    this.emit('opened', { message: reason.message });
    for (const { reject } of this.#waiting.values()) {
      reject(new SwitchboardError('unavailable', 'The database is gone.', { retryAfterSeconds: 5, cause: reason }));
    }
    this.#waiting.clear();
    if (!this.#isClosing) this.#onEnd(reason);
  }
}
