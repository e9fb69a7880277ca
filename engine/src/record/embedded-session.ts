/**
 * The one session of the embedded database: PostgreSQL's protocol (PostgreSQL documentation, chapter 54), spoken with the
 * thread that runs PGlite. In: SQL text and parameters. Out: rows, with values as the database's interface promises.
 * What stays true: answers come in the order asked; once it closes, or the thread has ended, every question is answered
 * with `unavailable`.
 */
import { EventEmitter, once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SwitchboardError } from '@switchboard/shared/problem';
import { DatabaseError, parse, serialize } from 'pg-protocol';
import {
  type BackendMessage,
  CommandCompleteMessage,
  DataRowMessage,
  type Field,
  NotificationResponseMessage,
  RowDescriptionMessage,
} from 'pg-protocol/dist/messages.js';
import type { QueryResult } from './database.ts';
import { parameterValue } from './parameter-value.ts';
import { valueParser } from './value-parsers.ts';

/** What the thread posts beside the bytes of answers. */
interface News {
  ready?: true;
  done?: true;
  failure?: string;
}

/** A text that is prepared under a name once the database has said so. */
interface Prepared {
  text: string;
  name: string;
  isReady: boolean;
}

interface Columns {
  names: string[];
  readers: ((text: string) => unknown)[];
  /** A row without values: copied, rows are all of one shape, which the engine reads fastest. */
  blank: Record<string, unknown>;
}

/** A question on its way, and what has come of its answer. */
interface Question {
  resolve: (result: QueryResult<never>) => void;
  reject: (error: Error) => void;
  prepares: Prepared | null;
  columns: Columns;
  rows: never[];
  rowCount: number;
  error: Error | null;
}

const noColumns: Columns = { names: [], readers: [], blank: {} };

/** More texts than this are not met in practice; those beyond are parsed each time. */
const preparedAtMost = 500;

/** Emits `notification` with `{ channel, payload }` as they come. */
export class EmbeddedSession extends EventEmitter {
  readonly #worker: Worker;
  readonly #onEnd: (reason: Error) => void;
  readonly #questions: Question[] = [];
  /** Written, and not handed over yet. */
  readonly #outbox: Uint8Array[] = [];
  readonly #prepared = new Map<string, Prepared>();
  #nextName = 0;
  /** Where the answers' bytes go to be read. */
  readonly #answers = new EventEmitter();
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
    void parse(this.#answers as NodeJS.ReadableStream, (message) => this.#read(message));
    this.#worker.on('message', (post: Uint8Array | News) => {
      if (post instanceof Uint8Array) this.#answers.emit('data', Buffer.from(post.buffer, post.byteOffset, post.byteLength));
      else this.emit(post.ready ? 'opened' : 'done', post.failure);
    });
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#end(new Error('The embedded database has ended.')));
  }

  /** @throws Error when the directory cannot be opened */
  async ready(): Promise<void> {
    const [failure] = await once(this, 'opened');
    if (failure !== undefined) throw new Error(`The embedded database cannot be opened: ${failure}`);
  }

  /**
   * Texts with parameters are prepared under a name when they are first met: parsing and planning cost more than most
   * statements (1.7 ms of a core against 0.2 ms for the read of a small batch). Those without go by the simple protocol,
   * which takes several at once.
   */
  run(text: string, parameters?: readonly unknown[]): Promise<QueryResult<never>> {
    if (parameters === undefined) return this.#ask([serialize.query(text)], null);
    const known = this.#prepared.get(text);
    if (known?.isReady) return this.#ask(bound(known.name, parameters), null);
    let prepares: Prepared | null = null;
    if (known === undefined && this.#prepared.size < preparedAtMost) {
      prepares = { text, name: `s${this.#nextName++}`, isReady: false };
      this.#prepared.set(text, prepares);
    }
    // Whether the name exists is not known before its answer: until then others of the same text do without.
    const name = prepares?.name ?? '';
    return this.#ask([serialize.parse({ name, text }), ...bound(name, parameters)], prepares);
  }

  /** Copies the database's directory, after a CHECKPOINT; nothing may be asked of it meanwhile. */
  async copyTo(directory: string): Promise<void> {
    if (this.#gone !== null) throw this.#unavailable();
    await this.#order({ copyTo: directory });
  }

  async close(): Promise<void> {
    if (this.#gone !== null) return;
    this.#isClosing = true;
    const exited = once(this.#worker, 'exit');
    await this.#order({ close: true });
    await exited;
  }

  async #order(order: { close: true } | { copyTo: string }): Promise<void> {
    this.#handOver();
    this.#worker.postMessage(order);
    const [failure] = await once(this, 'done');
    if (failure !== undefined) throw new Error(failure);
  }

  #ask(bytes: Uint8Array[], prepares: Prepared | null): Promise<QueryResult<never>> {
    // The thread would ask a database that is closed, and end by that.
    if (this.#gone !== null || this.#isClosing) return Promise.reject(this.#unavailable());
    // What is asked in one go is handed over at once: waking the other thread costs more than most statements.
    if (this.#outbox.length === 0) queueMicrotask(() => this.#handOver());
    this.#outbox.push(...bytes);
    return new Promise((resolve, reject) => {
      this.#questions.push({ resolve, reject, prepares, columns: noColumns, rows: [], rowCount: 0, error: null });
    });
  }

  #handOver(): void {
    if (this.#outbox.length === 0) return;
    const bytes = new Uint8Array(this.#outbox.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.#outbox.splice(0)) {
      bytes.set(part, at);
      at += part.length;
    }
    this.#worker.postMessage(bytes, [bytes.buffer]);
  }

  #read(message: BackendMessage): void {
    if (message instanceof NotificationResponseMessage) {
      this.emit('notification', { channel: message.channel, payload: message.payload });
      return;
    }
    const question = this.#questions[0];
    if (question === undefined) return;
    if (message instanceof DataRowMessage) question.rows.push(rowOf(question.columns, message.fields));
    else if (message instanceof RowDescriptionMessage) {
      question.columns = columnsOf(message.fields);
      question.rows = [];
    } else if (message instanceof CommandCompleteMessage) question.rowCount = Number(/\d+$/.exec(message.text)?.[0] ?? 0);
    else if (message instanceof DatabaseError) question.error = message;
    else if (message.name === 'parseComplete' && question.prepares !== null) question.prepares.isReady = true;
    else if (message.name === 'readyForQuery') this.#settle();
  }

  #settle(): void {
    const { resolve, reject, rows, rowCount, error, prepares } = this.#questions.shift()!;
    // What could not be parsed exists under no name.
    if (prepares?.isReady === false) this.#prepared.delete(prepares.text);
    if (error === null) resolve({ rows, rowCount });
    else reject(error);
  }

  #unavailable(): SwitchboardError {
    return new SwitchboardError('unavailable', 'The database is gone.', { retryAfterSeconds: 5, cause: this.#gone });
  }

  #end(reason: Error): void {
    if (this.#gone !== null) return;
    this.#gone = reason;
    this.emit('opened', reason.message);
    this.emit('done', this.#isClosing ? undefined : reason.message);
    for (const { reject } of this.#questions.splice(0)) reject(this.#unavailable());
    if (!this.#isClosing) this.#onEnd(reason);
  }
}

function bound(statement: string, parameters: readonly unknown[]): Uint8Array[] {
  const values = parameters.map(parameterValue);
  return [serialize.bind({ statement, values }), serialize.describe({ type: 'P' }), serialize.execute({}), serialize.sync()];
}

function columnsOf(fields: readonly Field[]): Columns {
  const names = fields.map(({ name }) => name);
  const blank = Object.fromEntries(names.map((name) => [name, null]));
  return { names, readers: fields.map(({ dataTypeID }) => valueParser(dataTypeID)), blank: { ...blank } };
}

function rowOf({ names, readers, blank }: Columns, values: readonly (string | null)[]): never {
  const row = { ...blank };
  for (let index = 0; index < names.length; index += 1) {
    const value = values[index]!;
    if (value !== null) row[names[index]!] = readers[index]!(value);
  }
  return row as never;
}
