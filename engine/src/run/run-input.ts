/** What a run is made from: all of it, so that the same input gives the same run. */
import type { Plan } from '../compile/plan.ts';
import type { WalkInput } from './walk-plan.ts';
import type { WorkingState } from './working-state.ts';

export interface RunInput extends WorkingState, WalkInput {
  plan: Plan;
  automationId: string;
  version: number;
  runId: string;
  eventId: string;
  /** Where the builder is reached, for links in mails. */
  publicUrl: string;
  /** Mails that the conversation holds already; none when left out. */
  heldBefore?: number;
}
