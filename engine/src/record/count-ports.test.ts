import { describe, expect, it } from '@jest/globals';
import { countPorts } from './count-ports.ts';

const run = (automationId: string, version: number, ...steps: [nodeId: string, port: string | null][]) => ({
  automationId,
  version,
  steps: steps.map(([nodeId, port]) => ({ nodeId, port })),
});

describe('countPorts', () => {
  it('counts each port once for each run that left by it', () => {
    const rows = countPorts(
      [run('a', 1, ['t', 'out'], ['c', 'yes']), run('a', 1, ['t', 'out'], ['c', 'no']), run('a', 1, ['t', 'out'], ['c', 'yes'])],
      3,
    );
    const base = { automationId: 'a', version: 1, lane: 3 };
    expect(rows).toEqual([
      { ...base, nodeId: 't', port: 'out', count: 3 },
      { ...base, nodeId: 'c', port: 'yes', count: 2 },
      { ...base, nodeId: 'c', port: 'no', count: 1 },
    ]);
  });

  it('keeps automations and versions apart, and leaves out nodes that failed', () => {
    const rows = countPorts([run('a', 1, ['t', 'out'], ['x', null]), run('a', 2, ['t', 'out']), run('b', 1, ['t', 'out'])], 0);
    expect(rows.map(({ automationId, version, count }) => [automationId, version, count])).toEqual([
      ['a', 1, 1],
      ['a', 2, 1],
      ['b', 1, 1],
    ]);
  });

  it('comes to as many rows as there are ports, however long the batch', () => {
    const batch = Array.from({ length: 500 }, () => run('a', 1, ['t', 'out'], ['c', 'yes'], ['e', 'out']));
    expect(countPorts(batch, 0).map(({ count }) => count)).toEqual([500, 500, 500]);
  });
});
