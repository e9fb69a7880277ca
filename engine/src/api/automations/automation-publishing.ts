import type { Automation, AutomationVersion } from '@switchboard/shared/automation';
import type { Diagnostic } from '@switchboard/shared/graph';
import { SwitchboardError } from '@switchboard/shared/problem';
import { compile } from '../../compile/compile.ts';
import type { NodeTypeRegistry } from '../../nodes/registry.ts';
import { putInForce, raiseConfiguration } from '../../record/configuration.sql.ts';
import type { Database } from '../../record/database.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { audit } from '../audit.ts';
import { expectRevision, holdAutomation } from './automation-drafts.ts';
import { insertVersion, readVersion, updateNote } from './automation-versions.sql.ts';
import { updateDraft, updateStatus } from './automations.sql.ts';

/**
 * What is in force: published, paused, resumed, restored. In: an automation's id and who asks. Out: what it has become.
 * What stays true: version, status and `in_force` change in one transaction with the configuration's revision, so that
 * a message accepted after the answer is decided with the change; the configuration's row is locked first, everywhere;
 * a published version never changes.
 */
export interface Publication {
  version: number;
  /** The automation's revision after publishing. */
  revision: number;
  /** What is doubtful about it; errors would have kept it from being published. */
  diagnostics: Diagnostic[];
}

/**
 * Publishes the draft as a new version and puts it in force; a paused automation goes on with it.
 * @param revision the one that the author saw
 * @param note what the author says of the version
 * @throws SwitchboardError `not-found`; `conflict` when the revision is stale; `invalid-input` with `diagnostics` when the
 *   draft has errors
 */
export function publishAutomation(
  database: Database,
  registry: NodeTypeRegistry,
  id: string,
  revision: number,
  by: string,
  note = '',
): Promise<Publication> {
  return database.transaction(async (sql) => {
    const configurationRevision = await raiseConfiguration(sql);
    const draft = await holdAutomation(sql, id);
    expectRevision(draft, revision);
    const { plan, diagnostics } = compile(draft.graph, registry, await loadDirectory(sql));
    if (plan === null) throw graphHasErrors(diagnostics);
    const version = await insertVersion(sql, id, draft.graph, { by, note: note.trim(), listens: plan.listens });
    await putInForce(sql, id, version, configurationRevision);
    const automation = await updateStatus(sql, id, 'published', version);
    await audit(sql, by, 'automation.published', id, { version });
    return { version, revision: automation.revision, diagnostics };
  });
}

/** The refusal of a graph that cannot be run; its faults are in the problem's `diagnostics`. */
export function graphHasErrors(diagnostics: Diagnostic[]): SwitchboardError {
  const errors = diagnostics.filter((each) => each.severity === 'error');
  const count = errors.length === 1 ? 'one error' : `${errors.length} errors`;
  return new SwitchboardError('invalid-input', `The graph has ${count}: ${errors[0]?.message ?? 'it cannot be run'}`, {
    extensions: { diagnostics },
  });
}

/**
 * Takes a published automation out of force; its version stays. Pausing a paused one changes nothing.
 * @throws SwitchboardError `not-found`; `conflict` when it was never published
 */
export function pauseAutomation(database: Database, id: string, by: string): Promise<Automation> {
  return setStatus(database, id, 'paused', by);
}

/**
 * Puts a paused automation's version in force again. Resuming a published one changes nothing.
 * @throws SwitchboardError `not-found`; `conflict` when it was never published
 */
export function resumeAutomation(database: Database, id: string, by: string): Promise<Automation> {
  return setStatus(database, id, 'published', by);
}

function setStatus(database: Database, id: string, status: 'published' | 'paused', by: string): Promise<Automation> {
  return database.transaction(async (sql) => {
    const configurationRevision = await raiseConfiguration(sql);
    const before = await holdAutomation(sql, id);
    if (before.publishedVersion === null) {
      throw new SwitchboardError('conflict', 'The automation was never published, so there is nothing to pause or resume.');
    }
    if (before.status === status) return before;
    await putInForce(sql, id, status === 'paused' ? null : before.publishedVersion, configurationRevision);
    const automation = await updateStatus(sql, id, status, before.publishedVersion);
    await audit(sql, by, status === 'paused' ? 'automation.paused' : 'automation.resumed', id, {
      version: before.publishedVersion,
    });
    return automation;
  });
}

/**
 * Makes a version's graph the draft again; what is in force stays.
 * @throws SwitchboardError `not-found`, for the automation or the version
 */
export function restoreVersion(database: Database, id: string, version: number, by: string): Promise<Automation> {
  return database.transaction(async (sql) => {
    const before = await holdAutomation(sql, id);
    const source = await readVersion(sql, id, version);
    if (source === null) throw unknownVersion(version);
    const automation = await updateDraft(
      sql,
      id,
      { name: before.name, description: before.description, graph: source.graph },
      by,
    );
    await audit(sql, by, 'automation.restored', id, { version });
    return automation;
  });
}

/**
 * Sets what is said of a version; the version itself never changes.
 * @throws SwitchboardError `not-found`, for the automation or the version
 */
export function noteVersion(
  database: Database,
  id: string,
  version: number,
  note: string,
  by: string,
): Promise<AutomationVersion> {
  return database.transaction(async (sql) => {
    await holdAutomation(sql, id);
    await updateNote(sql, id, version, note.trim());
    const noted = await readVersion(sql, id, version);
    if (noted === null) throw unknownVersion(version);
    await audit(sql, by, 'automation.noted', id, { version });
    return noted;
  });
}

/** The error to throw when an automation has no version of that number */
export function unknownVersion(version: number): SwitchboardError {
  return new SwitchboardError('not-found', `The automation has no version ${version}.`);
}
