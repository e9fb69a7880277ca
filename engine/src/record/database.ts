/**
 * The one interface to the database. In: SQL text and parameters. Out: rows.
 *
 * Two implementations, `postgres.ts` and `embedded.ts`, answer alike: bigint and numeric as numbers, timestamptz as Date,
 * json and jsonb parsed, and one multi-statement text only without parameters. JSON parameters are passed as text
 * (`JSON.stringify`) and cast in the statement. What stays true: a transaction is one session's from BEGIN to COMMIT, and
 * nothing but statements on its own `Sql` may be awaited within it (on the embedded database there is one session for
 * everybody, and awaiting another's statement would deadlock).
 */
export interface QueryResult<Row> {
  rows: Row[];
  /** Rows returned or changed. */
  rowCount: number;
}

export interface Sql {
  // biome-ignore lint/suspicious/noExplicitAny: a row's shape is stated by the statement's caller.
  query<Row = any>(text: string, parameters?: readonly unknown[]): Promise<QueryResult<Row>>;
}

/** The part of `pg.Pool` that BullMQ's PostgreSQL backend relies on. */
export interface QueuePool {
  // biome-ignore lint/suspicious/noExplicitAny: BullMQ's own rows.
  query(text: string, parameters?: readonly unknown[]): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: BullMQ's PgPoolClient, satisfied by pg's client and by ours.
  connect(): Promise<any>;
  end(): Promise<void>;
  // biome-ignore lint/suspicious/noExplicitAny: as pg.Pool declares it.
  on(event: string, listener: (...parameters: any[]) => void): this;
  removeAllListeners(event?: string): this;
}

export interface Database extends Sql {
  readonly kind: 'embedded' | 'postgres';
  /** What BullMQ's PostgreSQL backend is given. */
  readonly queuePool: QueuePool;
  /**
   * Runs `work` in one transaction; commits when it resolves, rolls back when it throws.
   * @throws what `work` throws, and `SwitchboardError` code `unavailable` when the database cannot be reached
   */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /**
   * Decides by what is read, and writes what was decided in one transaction; what `decide` has locked is as it was read.
   * On the embedded database others' statements run while it is decided, and it is decided anew, with everything to
   * itself, when one of them was a transaction: so `decide` changes nothing, and may be called twice.
   * @throws as `transaction`
   */
  decideThenWrite<Decision, Result>(
    decide: (sql: Sql) => Promise<Decision>,
    write: (sql: Sql, decision: Decision) => Promise<Result>,
  ): Promise<Result>;
  /**
   * Reads as of one moment: `work` asks everything before it awaits anything.
   * @throws Error for what is asked later than that, and as `transaction`
   */
  readAtOnce<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Gives `work` what answers until `work` first awaits something. */
export function askedAtOnce<Result>(sql: Sql, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  let isOpen = true;
  const result = work({
    query: (text, parameters) =>
      isOpen ? sql.query(text, parameters) : Promise.reject(new Error('What is read at once is asked at once.')),
  });
  isOpen = false;
  return result;
}

/** SQLSTATE of a failed statement, or null when the failure was not the database's answer. */
export function sqlStateOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  const { code } = error;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

/** True when a statement failed only because of another at the same time, so that trying it again is right. */
export function isConflict(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === '40P01' || state === '40001' || state === '23505';
}
