/** What a run is made from: all of it, so that the same input gives the same run. */
import type { Directory, Facts } from '@switchboard/shared/facts';
import type { Plan } from '../compile/plan.ts';

export interface RunInput {
  plan: Plan;
  automationId: string;
  version: number;
  runId: string;
  eventId: string;
  facts: Facts;
  directory: Directory;
  /** ISO 8601: the time deciding counts with. */
  now: string;
  /** Where the builder is reached, for links in mails. */
  publicUrl: string;
}
