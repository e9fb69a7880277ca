import type { Automation, AutomationCreate, AutomationUpdate } from '@switchboard/shared/automation';
import { completeGraph, type Graph } from '@switchboard/shared/graph';
import { repeatedIds } from '@switchboard/shared/graph-ids';
import { limits } from '@switchboard/shared/limits';
import { SwitchboardError } from '@switchboard/shared/problem';
import { raiseConfiguration } from '../../record/configuration.sql.ts';
import type { Database, Sql } from '../../record/database.ts';
import { audit, auditSave } from '../audit.ts';
import { checkOrder } from '../check-order.ts';
import { randomId } from '../random-id.ts';
import { findAgent } from '../team/agents.sql.ts';
import { faultsAtMost } from '../unstorable.ts';
import { invalidInput } from '../validate.ts';
import {
  insertAutomation,
  lockAutomation,
  readAutomation,
  readAutomationIds,
  updateDraft,
  updateOrder,
  updateOwner,
} from './automations.sql.ts';

/**
 * Automations as their authors keep them: drafts made, saved and put in order. In: checked bodies and who
 * asks. Out: the automation as it stands. What stays true: what an author did not see is never overwritten (`revision`),
 * and a draft decides nothing until it is published.
 */

/** The error to throw when there is no automation with that id. */
export function unknownAutomation(id: string): SwitchboardError {
  return new SwitchboardError('not-found', `There is no automation with the id ${id}.`);
}

/**
 * Refuses a change that was made from an older state than the present one.
 * @throws SwitchboardError `conflict` with the present `revision` in the problem
 */
export function expectRevision(automation: Automation, revision: number): void {
  if (automation.revision === revision) return;
  throw new SwitchboardError(
    'conflict',
    `The automation was changed meanwhile: it is at revision ${automation.revision}, the change was made from ${revision}.`,
    { extensions: { revision: automation.revision } },
  );
}

/**
 * Holds an automation until the transaction ends.
 * @throws SwitchboardError `not-found`
 */
export async function holdAutomation(sql: Sql, id: string): Promise<Automation> {
  const automation = await lockAutomation(sql, id);
  if (automation === null) throw unknownAutomation(id);
  return automation;
}

/** @throws SwitchboardError `not-found` */
export async function getAutomation(sql: Sql, id: string): Promise<Automation> {
  const automation = await readAutomation(sql, id);
  if (automation === null) throw unknownAutomation(id);
  return automation;
}

/**
 * Makes an automation, a draft at the end of the list.
 * @param by the agent or API key that asks
 * @throws SwitchboardError `invalid-input` when the graph is larger than `limits.graphBytes`, or has an id twice
 */
export function createAutomation(database: Database, input: AutomationCreate, by: string): Promise<Automation> {
  const graph = completeGraph(input.graph);
  checkGraph(graph);
  const id = randomId('au_');
  return database.transaction(async (sql) => {
    const automation = await insertAutomation(sql, { description: '', ...input, graph, id }, by);
    await audit(sql, by, 'automation.created', id, { name: input.name });
    return automation;
  });
}

/**
 * Saves an automation's name, description or draft; omitted fields stay as they are.
 * @throws SwitchboardError `not-found`; `conflict` when `update.revision` is not the present one; `invalid-input` as
 *   `createAutomation`
 */
export function saveAutomation(database: Database, id: string, update: AutomationUpdate, by: string): Promise<Automation> {
  const graph = update.graph === undefined ? null : completeGraph(update.graph);
  if (graph !== null) checkGraph(graph);
  return database.transaction(async (sql) => {
    const before = await holdAutomation(sql, id);
    expectRevision(before, update.revision);
    const draft = {
      name: update.name ?? before.name,
      description: update.description ?? before.description,
      graph: graph ?? before.graph,
    };
    const automation = await updateDraft(sql, id, draft, by);
    await auditSave(sql, by, 'automation.saved', id, { revision: automation.revision });
    return automation;
  });
}

/**
 * Gives an automation to an agent; what it does stays as it is.
 * @throws SwitchboardError `not-found`; `invalid-input` when there is no such agent
 */
export function giveAutomation(database: Database, id: string, agentId: string, by: string): Promise<Automation> {
  return database.transaction(async (sql) => {
    const before = await holdAutomation(sql, id);
    if (before.owner?.id === agentId) return before;
    if ((await findAgent(sql, agentId)) === null) {
      throw invalidInput([{ pointer: '/agentId', detail: 'Must be the id of an agent.' }]);
    }
    await audit(sql, by, 'automation.given', id, { owner: agentId });
    return updateOwner(sql, id, agentId);
  });
}

/**
 * Sets the order in which automations decide.
 * @param ids every automation's, exactly once
 * @throws SwitchboardError `invalid-input` naming the first id that is unknown or named twice, or those left out
 */
export function orderAutomations(database: Database, ids: readonly string[], by: string): Promise<void> {
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    checkOrder(ids, await readAutomationIds(sql), 'automation');
    await updateOrder(sql, ids);
    await audit(sql, by, 'automation.ordered', 'automations', { ids });
  });
}

/** What a schema cannot say of a draft. */
function checkGraph(graph: Graph): void {
  if (Buffer.byteLength(JSON.stringify(graph)) > limits.graphBytes) {
    throw invalidInput([
      { pointer: '/graph', detail: `Must take at most ${limits.graphBytes.toLocaleString('en')} bytes as JSON.` },
    ]);
  }
  const repeated = repeatedIds(graph).slice(0, faultsAtMost);
  if (repeated.length === 0) return;
  throw invalidInput(
    repeated.map((pointer) => ({ pointer: `/graph${pointer}`, detail: 'Must be its own: something before it has this id.' })),
  );
}
