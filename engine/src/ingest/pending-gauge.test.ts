import { describe, expect, it } from '@jest/globals';
import type { Sql } from '../record/database.ts';
import { createPendingGauge } from './pending-gauge.ts';

/** A table of pending events whose count is answered when told to. */
function countable() {
  let answer: (count: number) => void = () => undefined;
  const sql = {
    query: () =>
      new Promise((resolve) => {
        answer = (count) => resolve({ rows: [{ count }] as never[], rowCount: 1 });
      }),
  } as Sql;
  return { sql, answer: (count: number) => answer(count) };
}

describe('the gauge of pending events', () => {
  it('goes up and down with what happens here', async () => {
    const { sql, answer } = countable();
    const gauge = createPendingGauge(sql);
    const refreshed = gauge.refresh();
    answer(10);
    await refreshed;
    gauge.add(5);
    gauge.add(-3);
    expect(gauge.current()).toBe(12);
    gauge.add(-100);
    expect(gauge.current()).toBe(0);
  });

  it('forgets what happened before a count, and keeps what was added during it', async () => {
    const { sql, answer } = countable();
    const gauge = createPendingGauge(sql);
    gauge.add(50);
    const refreshed = gauge.refresh();
    gauge.add(7);
    answer(20);
    await refreshed;
    expect(gauge.current()).toBe(27);
  });
});
