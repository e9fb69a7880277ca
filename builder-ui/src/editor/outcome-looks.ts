/** What became of a node in the run shown, in a word and its mark: on the canvas and in the outline. */
import { IconCheck, IconHandStop, IconMinus, IconX, type TablerIcon } from '@tabler/icons-react';
import type { Tone } from '../app/state-badge.tsx';
import type { NodeOutcome, RunPath } from '../graph/run-path.ts';

export type ShownOutcome = NodeOutcome | 'not-reached';

export const outcomeLooks: Record<ShownOutcome, { label: string; tone: Tone; icon: TablerIcon }> = {
  passed: { label: 'Passed', tone: 'good', icon: IconCheck },
  stopped: { label: 'Stopped here', tone: 'warn', icon: IconHandStop },
  'left-out': { label: 'Did nothing', tone: 'warn', icon: IconMinus },
  failed: { label: 'Failed here', tone: 'bad', icon: IconX },
  'not-reached': { label: 'Not reached', tone: 'calm', icon: IconMinus },
};

/** What became of a node; null while no run is shown. */
export function outcomeOn(path: RunPath | null, nodeId: string): ShownOutcome | null {
  return path === null ? null : (path.outcomes.get(nodeId) ?? 'not-reached');
}
