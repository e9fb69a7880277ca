/**
 * What a batch adds to the counts on the canvas. In: its runs, and a lane that the batch holds. Out: how many runs left
 * which node by which port, a row for each. Pure. What stays true: a run counts once for each node it passed; five
 * hundred events of one automation come to as many rows as that has ports in use, whatever their lanes: all are counted
 * in one lane, which nobody else writes to while the batch holds it.
 */
import type { Step } from '@switchboard/shared/run';

export interface PortCountRow {
  automationId: string;
  version: number;
  nodeId: string;
  port: string;
  lane: number;
  count: number;
}

interface CountedRun {
  automationId: string;
  version: number;
  steps: readonly Pick<Step, 'nodeId' | 'port'>[];
}

export function countPorts(runs: readonly CountedRun[], lane: number): PortCountRow[] {
  const rows: PortCountRow[] = [];
  const byVersion = new Map<string, Map<string, PortCountRow>>();
  for (const { automationId, version, steps } of runs) {
    const place = `${version} ${automationId}`;
    let counts = byVersion.get(place);
    if (counts === undefined) {
      counts = new Map();
      byVersion.set(place, counts);
    }
    for (const { nodeId, port } of steps) {
      if (port === null) continue;
      const key = `${port} ${nodeId}`;
      const known = counts.get(key);
      if (known !== undefined) {
        known.count += 1;
        continue;
      }
      const row = { automationId, version, nodeId, port, lane, count: 1 };
      counts.set(key, row);
      rows.push(row);
    }
  }
  return rows;
}
