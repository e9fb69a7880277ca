import type { Directory, Facts } from '@switchboard/shared/facts';
import { compile } from '../../compile/compile.ts';
import type { NodeTypeRegistry } from '../../nodes/registry.ts';
import { type EventRow, eventIdOf, factsOfEvent, type KeptFacts } from '../../record/event-facts.ts';
import { runIdOf } from '../../run/ids.ts';
import { runPlan } from '../../run/run-plan.ts';
import type { RecordedRun } from './explained-event.sql.ts';

/** What evaluating a past event goes by besides its facts. */
export interface PastSurroundings {
  registry: NodeTypeRegistry;
  directory: Directory;
  publicUrl: string;
}

/** A decided event with the facts that were kept of it. */
export type KeptEvent = EventRow & { facts: KeptFacts; decided_at: Date };

/**
 * The facts that an automation saw of a past event: those kept, as the automations before it left them. How busy the team
 * was is not kept, so an assignment is without the agent whom a group's routing picked.
 * @param recorded runs of the event by automations before it, in the order of the list
 */
export function factsBefore(
  event: KeptEvent,
  recorded: readonly RecordedRun[],
  { registry, directory, publicUrl }: PastSurroundings,
): Facts {
  const eventId = eventIdOf(event);
  const base = { eventId, directory, now: event.decided_at.toISOString(), publicUrl, load: null, stopReason: null };
  let facts = factsOfEvent(event);
  for (const run of recorded) {
    // Those before it reached an action, so they may have changed the conversation; the rest changed nothing.
    const { plan } = compile(run.graph, registry, null);
    if (plan === null) continue;
    const runId = runIdOf(eventId, run.automation_id);
    const { state } = runPlan({ ...base, plan, automationId: run.automation_id, version: run.version, runId, facts });
    facts = state.facts;
  }
  return facts;
}
