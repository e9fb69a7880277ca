/**
 * What BullMQ's PostgreSQL backend is given on the embedded database: a pool of `pg` in shape. In: its statements. Out:
 * their rows, and notifications. What stays true: a client holds the turn at the one session from BEGIN to COMMIT.
 */
import { EventEmitter } from 'node:events';
import type { QueryResult, QueuePool, Sql } from './database.ts';
import type { EmbeddedSession } from './embedded-session.ts';
import type { Turns } from './turns.ts';

const begins = /^\s*(begin|start\s+transaction)\b/i;
const ends = /^\s*(commit|rollback(?!\s+to)|end|abort)\b/i;

/** What BullMQ checks out: a client of `pg` in shape, whose transactions hold the turn. */
class QueueClient extends EventEmitter {
  readonly #session: EmbeddedSession;
  readonly #turns: Turns;
  #endTurn: (() => void) | null = null;
  readonly #forward = (note: unknown): void => {
    this.emit('notification', note);
  };

  constructor(session: EmbeddedSession, turns: Turns) {
    super();
    this.#session = session;
    this.#turns = turns;
    session.on('notification', this.#forward);
  }

  async query(text: string, parameters?: readonly unknown[]): Promise<QueryResult<never>> {
    if (begins.test(text)) this.#endTurn = await this.#turns.transaction();
    if (this.#endTurn === null) return this.#turns.statement(() => this.#session.run(text, parameters));
    try {
      return await this.#session.run(text, parameters);
    } finally {
      if (ends.test(text)) {
        this.#endTurn();
        this.#endTurn = null;
      }
    }
  }

  release(): void {
    this.#session.off('notification', this.#forward);
    const endTurn = this.#endTurn;
    if (endTurn === null) return;
    this.#endTurn = null;
    this.#session.run('rollback').then(endTurn, endTurn);
  }
}

export class EmbeddedQueuePool extends EventEmitter implements QueuePool {
  readonly #session: EmbeddedSession;
  readonly #database: Sql;
  readonly #turns: Turns;

  constructor(session: EmbeddedSession, turns: Turns, database: Sql) {
    super();
    this.#session = session;
    this.#turns = turns;
    this.#database = database;
  }

  query(text: string, parameters?: readonly unknown[]): Promise<QueryResult<never>> {
    return this.#database.query(text, parameters);
  }

  async connect(): Promise<QueueClient> {
    return new QueueClient(this.#session, this.#turns);
  }

  /** The database is closed by its owner, not by a queue. */
  end(): Promise<void> {
    return Promise.resolve();
  }
}
