import { SwitchboardError } from '@switchboard/shared/problem';
import type { Database } from './database.ts';

/**
 * Fixes the number of lanes at the first start: a conversation's lane depends on it, and with another number its events
 * would no longer be in order.
 * @throws SwitchboardError `conflict` when the stream was made with a different number
 */
export async function fixLanes(database: Database, lanes: number): Promise<void> {
  const { rows } = await database.query<{ lanes: number }>(
    'update switchboard.configuration set lanes = coalesce(lanes, $1) where id = 1 returning lanes',
    [lanes],
  );
  const fixed = rows[0]!.lanes;
  if (fixed !== lanes) {
    throw new SwitchboardError(
      'conflict',
      `This stream was made with ${fixed} lanes and LANES is ${lanes}. Start with LANES=${fixed}.`,
    );
  }
  await database.query('insert into switchboard.lane (lane) select generate_series(0, $1::int - 1) on conflict do nothing', [
    lanes,
  ]);
}
