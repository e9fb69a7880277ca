import type { Automation } from '@switchboard/shared/automation';
import type { Directory } from '@switchboard/shared/facts';
import type { Diagnostic, Graph } from '@switchboard/shared/graph';
import { compile } from '../../compile/compile.ts';
import type { Plan } from '../../compile/plan.ts';
import type { NodeTypeRegistry } from '../../nodes/registry.ts';
import type { Sql } from '../../record/database.ts';
import { graphHasErrors, unknownVersion } from './automation-publishing.ts';
import { readVersion } from './automation-versions.sql.ts';

/** A version of an automation, or its draft, ready to be evaluated. */
export interface LoadedPlan {
  version: number | 'draft';
  /** The number that its mails and runs would carry: a draft's is the one that publishing it would give. */
  number: number;
  plan: Plan;
  diagnostics: Diagnostic[];
}

/**
 * Compiles a version or the draft of an automation. A draft is checked against the team as it is; a version, which was
 * checked when it was published, runs on although somebody it names is gone, and its steps say so.
 * @throws SwitchboardError `not-found` when there is no such version; `invalid-input` with `diagnostics` when it has errors
 */
export async function loadPlan(
  sql: Sql,
  registry: NodeTypeRegistry,
  automation: Automation,
  version: number | 'draft',
  directory: Directory,
): Promise<LoadedPlan> {
  if (version === 'draft') return loaded(automation.graph, version, (automation.publishedVersion ?? 0) + 1, registry, directory);
  const published = await readVersion(sql, automation.id, version);
  if (published === null) throw unknownVersion(version);
  return loaded(published.graph, version, version, registry, null);
}

function loaded(
  graph: Graph,
  version: number | 'draft',
  number: number,
  registry: NodeTypeRegistry,
  directory: Directory | null,
): LoadedPlan {
  const { plan, diagnostics } = compile(graph, registry, directory);
  if (plan === null) throw graphHasErrors(diagnostics);
  return { version, number, plan, diagnostics };
}
