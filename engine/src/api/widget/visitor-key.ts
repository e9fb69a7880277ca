import { randomBytes } from 'node:crypto';
import type { Database } from '../../record/database.ts';

const secretName = 'visitor-key';

/**
 * The installation's key for visitors' tokens and ids: made at first use, the same in every process from then on.
 * @returns a function that reads it once and remembers it; a failed reading is tried again at the next call
 */
export function createVisitorKey(database: Database): () => Promise<Buffer> {
  let key: Promise<Buffer> | null = null;

  async function read(): Promise<Buffer> {
    await database.query('insert into switchboard.secret (name, value) values ($1, $2) on conflict (name) do nothing', [
      secretName,
      randomBytes(32),
    ]);
    const { rows } = await database.query<{ value: Uint8Array }>('select value from switchboard.secret where name = $1', [
      secretName,
    ]);
    return Buffer.from(rows[0]!.value);
  }

  return () => {
    key ??= read().catch((error: unknown) => {
      key = null;
      throw error;
    });
    return key;
  };
}
