/**
 * PostgreSQL behind the one interface: `pg`'s pool, with values read as the interface promises.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import pg from 'pg';
import { askedAtOnce, type Database, type QueryResult, type QueuePool, type Sql, sqlStateOf } from './database.ts';
import { valueParser } from './value-parsers.ts';

const connectionTimeoutMs = 5_000;
const statementTimeoutMs = 60_000;
/** A frozen process must not hold a lane for ever. */
const idleInTransactionTimeoutMs = 10_000;
const poolSize = 10;

/** SQLSTATE classes that say the server, not the statement, is at fault: 08 connection, 53 resources, 57 intervention. */
function meansUnavailable(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== null) return /^(08|53|57)/.test(state) && state !== '57014';
  return error instanceof Error && !(error instanceof SwitchboardError) && !(error instanceof TypeError);
}

function unavailable(cause: unknown): SwitchboardError {
  return new SwitchboardError('unavailable', 'The database cannot be reached.', { retryAfterSeconds: 2, cause });
}

async function run(target: pg.Pool | pg.PoolClient, text: string, parameters?: readonly unknown[]): Promise<QueryResult<never>> {
  try {
    const result = await target.query(text, parameters as unknown[]);
    const last = Array.isArray(result) ? result.at(-1)! : result;
    return { rows: last.rows as never[], rowCount: last.rowCount ?? 0 };
  } catch (error) {
    throw meansUnavailable(error) ? unavailable(error) : error;
  }
}

class PostgresDatabase implements Database {
  readonly kind = 'postgres';
  readonly #pool: pg.Pool;
  readonly #queuePool: pg.Pool;

  constructor(pool: pg.Pool, queuePool: pg.Pool) {
    this.#pool = pool;
    this.#queuePool = queuePool;
  }

  get queuePool(): QueuePool {
    return this.#queuePool as unknown as QueuePool;
  }

  // biome-ignore lint/suspicious/noExplicitAny: as the interface has it.
  query<Row = any>(text: string, parameters?: readonly unknown[]): Promise<QueryResult<Row>> {
    return run(this.#pool, text, parameters);
  }

  async transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw unavailable(error);
    });
    let broken = false;
    // One statement at a time on one connection, in the order they were asked.
    let before: Promise<unknown> = Promise.resolve();
    const sql: Sql = {
      query(text, parameters) {
        const result = before.then(() => run(client, text, parameters));
        before = result.catch(() => undefined);
        return result;
      },
    };
    try {
      await sql.query('begin');
      const result = await work(sql);
      await sql.query('commit');
      return result;
    } catch (error) {
      // A client whose rollback fails is in an unknown state and is not used again.
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  decideThenWrite<Decision, Result>(
    decide: (sql: Sql) => Promise<Decision>,
    write: (sql: Sql, decision: Decision) => Promise<Result>,
  ): Promise<Result> {
    return this.transaction(async (sql) => write(sql, await decide(sql)));
  }

  readAtOnce<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    return this.transaction(async (sql) => {
      await sql.query('set transaction isolation level repeatable read, read only');
      return askedAtOnce(sql, work);
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#queuePool.end()]);
  }
}

function openPool(url: string, searchPath: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectionTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    keepAlive: true,
    types: { getTypeParser: valueParser as typeof pg.types.getTypeParser },
    options: `-c timezone=UTC -c search_path=${searchPath}`,
  });
  // An idle connection that drops is replaced at the next query; the pool needs a listener or the process would end.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/**
 * Opens PostgreSQL 14 or newer. Connections are made when first needed.
 * @param url a `postgres://` URL
 * @param onError told of connections lost while idle
 */
export function openPostgres(url: string, onError: (error: Error) => void = () => undefined): Database {
  // BullMQ's statements name its tables without a schema; ours are always qualified.
  return new PostgresDatabase(openPool(url, 'public', onError), openPool(url, 'bullmq,public', onError));
}
