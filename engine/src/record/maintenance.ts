/**
 * What the embedded database does not do by itself. In: the database. Out: a CHECKPOINT every 64 MB of write-ahead log or
 * 5 minutes, so that reopening stays quick and the log small; VACUUM (ANALYZE) of the busy tables, so that the pending
 * list stays narrow. PostgreSQL does both by itself, and is left alone.
 */
import type { Database } from './database.ts';
import { repeat } from './repeat.ts';

/** Short, since plans are kept: a table that grows from nothing needs statistics before a bad plan hurts. */
const lookEveryMs = 1_000;
const checkpointBytes = 64 * 1024 * 1024;
const checkpointEveryMs = 5 * 60_000;
/** Rows that died since the last VACUUM before another is worth it: so many, and a fifth of those that live. */
const deadRows = 5_000;
const deadShare = 0.2;
/** Likewise for fresh statistics; they cost the plans that are kept, too. */
const changedRows = 1_000;
const changedShare = 1;

export interface MaintenanceOptions {
  database: Database;
  onError: (error: unknown) => void;
  /** ms since the epoch. */
  now?: () => number;
}

export interface Maintenance {
  start(): void;
  /** One look; does what is due. @returns what was done */
  look(): Promise<string[]>;
  close(): Promise<void>;
}

export function createMaintenance({ database, onError, now = Date.now }: MaintenanceOptions): Maintenance {
  let checkpointPosition: string | null = null;
  let checkpointAt = now();
  let deadSeen = new Map<string, number>();

  async function checkpointWhenDue(done: string[]): Promise<void> {
    const { rows } = await database.query<{ position: string; bytes: number }>(
      'select pg_current_wal_insert_lsn()::text as position, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), $1::pg_lsn)::float8 as bytes',
      [checkpointPosition ?? '0/0'],
    );
    const { position, bytes } = rows[0]!;
    const isFirst = checkpointPosition === null;
    const isDue = bytes >= checkpointBytes || (bytes > 0 && now() - checkpointAt >= checkpointEveryMs);
    if (isFirst || !isDue) {
      checkpointPosition ??= position;
      return;
    }
    await database.query('checkpoint');
    checkpointPosition = position;
    checkpointAt = now();
    done.push('checkpoint');
  }

  async function vacuumWhenDue(done: string[]): Promise<void> {
    // Dead rows are counted from the start of the statistics; what matters is how many died since the last look.
    const { rows } = await database.query<{ name: string; dead: number; live: number; changed: number }>(
      `select format('%I.%I', schemaname, relname) as name, (n_tup_upd + n_tup_del)::float8 as dead,
         n_live_tup::float8 as live, n_mod_since_analyze::float8 as changed
       from pg_stat_user_tables where schemaname in ('switchboard', 'bullmq')`,
    );
    for (const { name, dead, live, changed } of rows) {
      // One statement each, so that others get their turns in between.
      if (dead - (deadSeen.get(name) ?? 0) >= Math.max(deadRows, live * deadShare)) {
        await database.query(`vacuum (analyze) ${name}`);
        deadSeen.set(name, dead);
        done.push(`vacuum ${name}`);
      } else if (changed >= Math.max(changedRows, live * changedShare)) {
        // Tables that only grow need no VACUUM, but without statistics they are taken for small and read whole.
        await database.query(`analyze ${name}`);
        done.push(`analyze ${name}`);
      }
    }
    const present = new Set(rows.map((row) => row.name));
    deadSeen = new Map([...deadSeen].filter(([name]) => present.has(name)));
  }

  async function look(): Promise<string[]> {
    const done: string[] = [];
    await checkpointWhenDue(done);
    await vacuumWhenDue(done);
    return done;
  }

  const looks = repeat(look, lookEveryMs, onError);

  return {
    start: looks.start,
    look,
    async close() {
      await looks.close();
      await database.query('checkpoint');
    },
  };
}
