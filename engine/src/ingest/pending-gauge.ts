import type { Sql } from '../record/database.ts';

/** How many events wait, closely enough to refuse messages by: counted now and then, corrected by what happens here. */
export interface PendingGauge {
  current(): number;
  add(count: number): void;
  refresh(): Promise<void>;
}

/** Exact number of pending events. */
export async function countPending(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ count: number }>('select count(*) as count from switchboard.pending');
  return rows[0]!.count;
}

export function createPendingGauge(sql: Sql): PendingGauge {
  let counted = 0;
  let since = 0;
  return {
    current: () => Math.max(0, counted + since),
    add(count) {
      since += count;
    },
    async refresh() {
      const before = since;
      counted = await countPending(sql);
      // What happened during the count may or may not be in it; kept, so that the gauge errs on the careful side.
      since = Math.max(0, since - before);
    },
  };
}
