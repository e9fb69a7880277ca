import type { Automation } from '@switchboard/shared/automation';
import type { RunOutcome, Step } from '@switchboard/shared/run';
import type { NodeTypeRegistry } from '../../nodes/registry.ts';
import type { Sql } from '../../record/database.ts';
import { eventIdOf } from '../../record/event-facts.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { runIdOf } from '../../run/ids.ts';
import { runPlan } from '../../run/run-plan.ts';
import { getAutomation } from './automation-drafts.ts';
import { readVersionInForce } from './automation-versions.sql.ts';
import { type DecidedEvent, readDecidedEvent } from './decided-event.ts';
import { readRecordedRuns, type RecordedRun } from './explained-event.sql.ts';
import { factsBefore, type PastSurroundings } from './facts-before.ts';
import { type LoadedPlan, loadPlan } from './load-plan.ts';

/**
 * What an automation made, or would have made, of a past message. What was recorded is told by its run, with whatever it
 * sent; only where there is none do commands and effects say what would have been done.
 */
export interface Explanation extends Pick<RunOutcome, 'commands' | 'effects' | 'writings' | 'heldMails' | 'skippedEffects'> {
  /** True when an action was reached. */
  matched: boolean;
  version: number | 'draft';
  /** Whether this version was in force when the message was decided. */
  inForce: boolean;
  steps: Step[];
  /** The run that was recorded of it by this version; null when there is none. */
  runId: string | null;
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
  const event = await readDecidedEvent(sql, input.messageId, input.pause);
  const inForce = await readVersionInForce(sql, automation.id, event.configuration_revision);
  const version = input.version ?? inForce ?? automation.publishedVersion ?? 'draft';
  const directory = await loadDirectory(sql);
  const loaded = await loadPlan(sql, registry, automation, version, directory);
  const recorded = await readRecordedRuns(sql, event.seq, automation.id);
  const own = recorded.find((run) => run.automation_id === automation.id && run.version === version);
  const { steps, commands, effects, writings, heldMails, skippedEffects } =
    own === undefined
      ? evaluate(automation, loaded, event, recorded, { registry, directory, publicUrl: input.publicUrl })
      : { steps: own.steps, commands: [], effects: [], writings: [], heldMails: [], skippedEffects: [] };
  return {
    matched: reachesAction(loaded, steps),
    version,
    inForce: version === inForce,
    runId: own?.id ?? null,
    steps,
    commands,
    effects,
    writings,
    heldMails,
    skippedEffects,
  };
}

/** What a run that was not recorded comes to. */
function evaluate(
  automation: Automation,
  { plan, number }: LoadedPlan,
  event: DecidedEvent,
  recorded: readonly RecordedRun[],
  surroundings: PastSurroundings,
): RunOutcome {
  const eventId = eventIdOf(event);
  const before = recorded.filter((run) => run.automation_id !== automation.id);
  return runPlan({
    plan,
    eventId,
    runId: runIdOf(eventId, automation.id),
    automationId: automation.id,
    version: number,
    facts: factsBefore(event, before, surroundings),
    load: null,
    directory: surroundings.directory,
    now: event.decided_at.toISOString(),
    publicUrl: surroundings.publicUrl,
    stopReason: null,
  }).outcome;
}

function reachesAction({ plan }: LoadedPlan, steps: readonly Step[]): boolean {
  const actions = new Set(plan.nodes.filter((node) => node.nodeType.kind === 'action').map((node) => node.id));
  return steps.some((step) => actions.has(step.nodeId));
}
