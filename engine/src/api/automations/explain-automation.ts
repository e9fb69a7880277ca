import type { Automation } from '@switchboard/shared/automation';
import type { Directory, Facts } from '@switchboard/shared/facts';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Step } from '@switchboard/shared/run';
import { compile } from '../../compile/compile.ts';
import type { NodeTypeRegistry } from '../../nodes/registry.ts';
import type { Sql } from '../../record/database.ts';
import { factsOfEvent } from '../../record/event-facts.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { runIdOf } from '../../run/ids.ts';
import { runPlan } from '../../run/run-plan.ts';
import { getAutomation } from './automation-drafts.ts';
import { readVersionInForce } from './automation-versions.sql.ts';
import { type ExplainedEvent, readExplainedEvent, readRecordedRuns, type RecordedRun } from './explained-event.sql.ts';
import { type LoadedPlan, loadPlan } from './load-plan.ts';

/** What an automation made, or would have made, of a past message. */
export interface Explanation {
  /** True when an action was reached. */
  matched: boolean;
  version: number | 'draft';
  /** Whether this version was in force when the message was decided. */
  inForce: boolean;
  steps: Step[];
}

export interface ExplainInput {
  automationId: string;
  messageId: string;
  /** By default the version in force then, else the published one, else the draft. */
  version?: number | 'draft';
  publicUrl: string;
  /** Resolves after a moment in which the message may be decided; called a bounded number of times. */
  pause: () => Promise<void>;
}

/** Pauses before a message is called undecided; the route's last 100 ms each. */
const pausesAtMost = 20;

type DecidedEvent = ExplainedEvent & {
  facts: NonNullable<ExplainedEvent['facts']>;
  configuration_revision: number;
  decided_at: Date;
};

/**
 * Why an automation did or did not act on a past message: its recorded run if there is one of that version, else the
 * version is evaluated on the facts kept with the event, the conversation as the automations before it left it. Nothing
 * is stored or sent.
 * @throws SwitchboardError `not-found` for the automation, the version or the message; `gone` when the person was erased;
 *   `unavailable` when the message is not decided yet; `conflict` when it was set aside; `invalid-input` with
 *   `diagnostics` when the draft has errors
 */
export async function explainAutomation(sql: Sql, registry: NodeTypeRegistry, input: ExplainInput): Promise<Explanation> {
  const automation = await getAutomation(sql, input.automationId);
  const event = await decidedEvent(sql, input.messageId, input.pause);
  const inForce = await readVersionInForce(sql, automation.id, event.configuration_revision);
  const version = input.version ?? inForce ?? automation.publishedVersion ?? 'draft';
  const directory = await loadDirectory(sql);
  const loaded = await loadPlan(sql, registry, automation, version, directory);
  const recorded = await readRecordedRuns(sql, event.seq, automation.id);
  const own = recorded.find((run) => run.automation_id === automation.id && run.version === version);
  const steps = own?.steps ?? evaluate(automation, loaded, event, recorded, { registry, directory, publicUrl: input.publicUrl });
  return { matched: reachesAction(loaded, steps), version, inForce: version === inForce, steps };
}

async function decidedEvent(sql: Sql, messageId: string, pause: () => Promise<void>): Promise<DecidedEvent> {
  for (let pauses = 0; ; pauses += 1) {
    const event = await readExplainedEvent(sql, messageId);
    if (event === null) throw new SwitchboardError('not-found', `There is no message with the id ${messageId}.`);
    if (event.facts !== null) return event as DecidedEvent;
    if (event.set_aside_reason !== null) {
      throw new SwitchboardError(
        'conflict',
        `The message was set aside and no automation has decided on it: ${event.set_aside_reason}`,
      );
    }
    if (!event.is_pending) {
      throw new SwitchboardError('gone', 'The person who wrote this message was erased, and with them what it was decided on.');
    }
    if (pauses === pausesAtMost) {
      throw new SwitchboardError('unavailable', 'The message is not decided yet; ask again in a moment.', {
        retryAfterSeconds: 1,
      });
    }
    await pause();
  }
}

interface Surroundings {
  registry: NodeTypeRegistry;
  directory: Directory;
  publicUrl: string;
}

/** The steps of a run that was not recorded. */
function evaluate(
  automation: Automation,
  { plan, number }: LoadedPlan,
  event: DecidedEvent,
  recorded: readonly RecordedRun[],
  { registry, directory, publicUrl }: Surroundings,
): Step[] {
  const eventId = String(event.seq);
  const base = { eventId, directory, now: event.decided_at.toISOString(), publicUrl };
  let facts: Facts = factsOfEvent(event);
  for (const run of recorded) {
    if (run.automation_id === automation.id) continue;
    // Those before it reached an action, so they may have changed the conversation; the rest changed nothing.
    const before = compile(run.graph, registry, null).plan;
    if (before === null) continue;
    const runId = runIdOf(eventId, run.automation_id);
    const { conversation } = runPlan({
      ...base,
      plan: before,
      automationId: run.automation_id,
      version: run.version,
      runId,
      facts,
    });
    facts = { ...facts, conversation };
  }
  const runId = runIdOf(eventId, automation.id);
  return runPlan({ ...base, plan, automationId: automation.id, version: number, runId, facts }).outcome.steps;
}

function reachesAction({ plan }: LoadedPlan, steps: readonly Step[]): boolean {
  const actions = new Set(plan.nodes.filter((node) => node.nodeType.kind === 'action').map((node) => node.id));
  return steps.some((step) => actions.has(step.nodeId));
}
