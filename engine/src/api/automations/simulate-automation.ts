import type { Diagnostic } from '@switchboard/shared/graph';
import type { MessageInput } from '@switchboard/shared/message';
import type { RunOutcome } from '@switchboard/shared/run';
import { loadDirectory } from '../../record/load-configuration.ts';
import { picksFrom } from '../../record/configuration-snapshot.ts';
import { loadTeamLoad } from '../../record/team-load.sql.ts';
import { explainPlan } from '../../run/explain.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { getAutomation } from './automation-drafts.ts';
import { loadPlan } from './load-plan.ts';
import { sampleEvent } from './sample-event.ts';
import { simulatedFacts } from './simulated-facts.ts';

/** What a message would come to. */
export type Simulation = Pick<
  RunOutcome,
  'matched' | 'steps' | 'commands' | 'effects' | 'writings' | 'heldMails' | 'skippedEffects'
> & {
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
 * What an automation, alone, would make of a message that came in now; one that listens to something else is shown that
 * happening to the message's conversation. Nothing is stored or sent.
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
  const { plan } = loaded;
  const { groups, agents, load: asksLoad } = plan.touches;
  const picks = picksFrom(groups, directory, asksLoad ? groups : [], asksLoad ? agents : []);
  const facts = await simulatedFacts(database, { message, countryOf, now });
  const outcome = explainPlan({
    plan,
    automationId,
    version: loaded.number,
    eventId: 'simulation',
    facts: { ...facts, event: sampleEvent(plan) },
    load: await loadTeamLoad(database, picks),
    stopReason: null,
    directory,
    now,
    publicUrl: settings.publicUrl,
  });
  return { ...outcome, version: loaded.version, diagnostics: loaded.diagnostics };
}
