/**
 * The embedded database: PGlite in a thread of its own, behind the same interface as PostgreSQL.
 *
 * PGlite is one session for everybody, so a turn at it is kept from BEGIN to COMMIT: otherwise another's ROLLBACK would
 * erase a row already acknowledged. A pool query awaited inside a transaction would wait for itself; `transaction`
 * hands out its own `Sql`, and a turn held for longer than 30 s is rolled back and taken away. Nothing has to be held to
 * keep what was read as it is: whoever changes what others decide by does it in a transaction, and those are counted.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Copyable } from './backups.ts';
import { askedAtOnce, type Database, type QueryResult, type QueuePool, type Sql } from './database.ts';
import { EmbeddedQueuePool } from './embedded-queue-pool.ts';
import { EmbeddedSession } from './embedded-session.ts';
import { placePreparedDirectory, preparedArchive } from './prepared-directory.ts';
import { Turns } from './turns.ts';

/** The longest a transaction may hold the one session. */
const turnLimitMs = 30_000;

export class EmbeddedDatabase implements Database, Copyable {
  readonly kind = 'embedded';
  readonly queuePool: QueuePool;
  readonly #session: EmbeddedSession;
  readonly #turns = new Turns();
  /** How many transactions have begun. */
  #begun = 0;

  constructor(session: EmbeddedSession) {
    this.#session = session;
    this.queuePool = new EmbeddedQueuePool(session, this.#turns, this);
  }

  // biome-ignore lint/suspicious/noExplicitAny: as the interface has it.
  query<Row = any>(text: string, parameters?: readonly unknown[]): Promise<QueryResult<Row>> {
    return this.#turns.statement(() => this.#session.run(text, parameters));
  }

  async transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    const endTurn = await this.#turns.transaction();
    this.#begun += 1;
    let open = true;
    const sql: Sql = {
      query: (text, parameters) => {
        if (!open) return Promise.reject(new Error('This transaction has ended.'));
        return this.#session.run(text, parameters) as Promise<QueryResult<never>>;
      },
    };
    const limit = new TurnLimit();
    try {
      // Not awaited: statements are run in the order they are sent, and nothing is in doubt before the first answer.
      const begun = this.#session.run('begin', []);
      const result = await limit.of(Promise.all([begun, work(sql)]));
      open = false;
      // The turn ends with what is sent, not with its answer: whatever is sent next is run after it.
      const committed = this.#session.run('commit', []);
      endTurn();
      await committed;
      return result[1];
    } catch (error) {
      if (open) {
        open = false;
        const rolledBack = this.#session.run('rollback', []);
        endTurn();
        await rolledBack.catch(() => undefined);
      }
      throw error;
    } finally {
      limit.clear();
    }
  }

  async decideThenWrite<Decision, Result>(
    decide: (sql: Sql) => Promise<Decision>,
    write: (sql: Sql, decision: Decision) => Promise<Result>,
  ): Promise<Result> {
    const begunBefore = this.#begun;
    const decision = await decide(this);
    return this.transaction(async (sql) => write(sql, this.#begun === begunBefore + 1 ? decision : await decide(sql)));
  }

  /** Statements sent one right after the other are run so, with nobody's between them. */
  readAtOnce<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    return askedAtOnce(this, work);
  }

  /** Nothing else runs meanwhile: some tenths of a second for 100 MB. */
  async copyTo(directory: string): Promise<void> {
    const endTurn = await this.#turns.transaction();
    try {
      await this.#session.copyTo(directory);
    } finally {
      endTurn();
    }
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}

/** Ends a transaction that holds the one session for too long. */
class TurnLimit {
  #timer: NodeJS.Timeout | undefined;

  of<Result>(work: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#timer = setTimeout(
        () =>
          reject(
            new SwitchboardError('unavailable', `A transaction took longer than ${turnLimitMs} ms.`, { retryAfterSeconds: 2 }),
          ),
        turnLimitMs,
      );
      work.then(resolve, reject);
    });
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}

export interface EmbeddedOptions {
  /** The database's directory; null keeps everything in memory. */
  dataDir: string | null;
  /** Told when the database ended by itself. It does not come back in this process; what was accepted is in its directory. */
  onEnd?: (reason: Error) => void;
}

/**
 * Opens the embedded database. A directory that is missing is put in place from the prepared one, which spares creating
 * it from nothing (5 s, 850 MB).
 * @throws Error when the directory cannot be opened
 */
export async function openEmbedded({ dataDir, onEnd = () => undefined }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  if (dataDir !== null) await placePreparedDirectory(dataDir);
  const session = new EmbeddedSession(dataDir, dataDir === null ? preparedArchive() : null, onEnd);
  await session.ready();
  return new EmbeddedDatabase(session);
}
