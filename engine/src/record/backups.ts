/**
 * Rolling backups of the embedded database. In: the database, and where its backups go. Out: a copy of its directory once a
 * day, the newest few kept. What stays true: a copy is taken right after a CHECKPOINT while no statement runs, so it opens
 * like the directory itself; it is renamed into place when it is whole, so what is cut short is never taken for a backup.
 * PostgreSQL has tools of its own for this, and is left alone.
 */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repeat } from './repeat.ts';

/** A database that can copy itself. */
export interface Copyable {
  /** Copies everything committed so far into a directory that is not there yet. */
  copyTo(directory: string): Promise<void>;
}

export interface BackupsOptions {
  database: Copyable;
  /** Made when missing. */
  directory: string;
  onError: (error: unknown) => void;
  /** ms since the epoch. */
  now?: () => number;
}

export interface Backups {
  start(): void;
  /** One look. @returns the name of the backup it made, or null when none was due */
  look(): Promise<string | null>;
  close(): Promise<void>;
}

const lookEveryMs = 10 * 60_000;
const everyMs = 24 * 3_600_000;
const kept = 3;
const unfinished = '.unfinished';
const namePattern = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/;

function nameOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

function timeOf(name: string): number {
  return Date.parse(name.replace(/T(\d{2})-(\d{2})-(\d{2})Z$/, 'T$1:$2:$3Z'));
}

export function createBackups({ database, directory, onError, now = Date.now }: BackupsOptions): Backups {
  const names = (): string[] =>
    readdirSync(directory)
      .filter((name) => namePattern.test(name))
      .sort();

  async function look(): Promise<string | null> {
    mkdirSync(directory, { recursive: true });
    const newest = names().at(-1);
    if (newest !== undefined && now() - timeOf(newest) < everyMs) return null;
    const copying = join(directory, unfinished);
    rmSync(copying, { recursive: true, force: true });
    await database.copyTo(copying);
    const name = nameOf(now());
    renameSync(copying, join(directory, name));
    for (const old of names().slice(0, -kept)) rmSync(join(directory, old), { recursive: true });
    return name;
  }

  const looks = repeat(look, lookEveryMs, onError);

  return { ...looks, look };
}
