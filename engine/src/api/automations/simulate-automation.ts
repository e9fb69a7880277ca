import type { Diagnostic } from '@switchboard/shared/graph';
import type { MessageInput } from '@switchboard/shared/message';
import type { RunOutcome } from '@switchboard/shared/run';
import { loadDirectory } from '../../record/load-configuration.ts';
import { explainPlan } from '../../run/explain.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { getAutomation } from './automation-drafts.ts';
import { loadPlan } from './load-plan.ts';
import { simulatedFacts } from './simulated-facts.ts';

/** What a message would come to. */
export type Simulation = Pick<RunOutcome, 'matched' | 'steps' | 'commands' | 'effects' | 'skippedEffects'> & {
  version: number | 'draft';
  /** What is doubtful about the graph. */
  diagnostics: Diagnostic[];
};

export interface SimulateInput {
  automationId: string;
  message: MessageInput;
  version: number | 'draft';
  /** ISO 8601. */
  now: string;
}

/**
 * What an automation, alone, would make of a message that came in now. Nothing is stored or sent.
 * @throws SwitchboardError `not-found` for the automation or version; `invalid-input` with `diagnostics` when the graph has
 *   errors
 */
export async function simulateAutomation(
  { database, registry, countryOf, settings }: Pick<ApiDependencies, 'database' | 'registry' | 'countryOf' | 'settings'>,
  { automationId, message, version, now }: SimulateInput,
): Promise<Simulation> {
  const automation = await getAutomation(database, automationId);
  const directory = await loadDirectory(database);
  const loaded = await loadPlan(database, registry, automation, version, directory);
  const outcome = explainPlan({
    plan: loaded.plan,
    automationId,
    version: loaded.number,
    eventId: 'simulation',
    facts: await simulatedFacts(database, { message, countryOf, now }),
    directory,
    now,
    publicUrl: settings.publicUrl,
  });
  const { matched, steps, commands, effects, skippedEffects } = outcome;
  return { matched, version: loaded.version, steps, commands, effects, skippedEffects, diagnostics: loaded.diagnostics };
}
