import type { Diagnostic } from '@switchboard/shared/graph';

const noFaults: readonly Diagnostic[] = [];
const byNode = new WeakMap<readonly Diagnostic[], Map<string, readonly Diagnostic[]>>();

/** What is wrong with one node; looked up once for all nodes of an answer. */
export function faultsOf(diagnostics: readonly Diagnostic[], nodeId: string): readonly Diagnostic[] {
  let faults = byNode.get(diagnostics);
  if (faults === undefined) {
    const lists = new Map<string, Diagnostic[]>();
    for (const diagnostic of diagnostics) {
      if (diagnostic.nodeId === null) continue;
      const list = lists.get(diagnostic.nodeId);
      if (list === undefined) lists.set(diagnostic.nodeId, [diagnostic]);
      else list.push(diagnostic);
    }
    faults = lists;
    byNode.set(diagnostics, lists);
  }
  return faults.get(nodeId) ?? noFaults;
}
