import type { Candidate } from '@switchboard/shared/run';
import type { WorkingState } from './working-state.ts';

/** What became of a command. */
export interface CommandResult {
  state: WorkingState;
  applied: boolean;
  /** A sentence for the step and the conversation's timeline. */
  reason: string;
  /** When an agent was to be picked. */
  candidates?: Candidate[];
}

/** Nothing changed, and why. */
export function skipped(state: WorkingState, reason: string): CommandResult {
  return { state, applied: false, reason };
}
