/** Diagnostics about a node's configuration, as the form library takes them: a tree of `__errors` by field. */
import type { Diagnostic } from '@switchboard/shared/graph';
import { messageWithoutLabel } from '../message-without-label.ts';

export interface FaultTree {
  __errors?: string[];
  [field: string]: FaultTree | string[] | undefined;
}

/**
 * @param diagnostics with pointers within the graph (RFC 6901), such as `/nodes/1/config/countries`
 * @returns faults by field; those deep in a list or a condition belong to the whole of it as well
 */
export function faultsOfNode(diagnostics: readonly Diagnostic[], nodeId: string, nodeName: string): FaultTree {
  const tree: FaultTree = {};
  for (const { nodeId: about, pointer, message } of diagnostics) {
    const path = fieldPath(pointer);
    if (about !== nodeId || path.length === 0) continue;
    let place = tree;
    for (const field of path) {
      const known = place[field];
      const next: FaultTree = typeof known === 'object' && !Array.isArray(known) ? known : {};
      place[field] = next;
      place = next;
    }
    place.__errors = [...(place.__errors ?? []), messageWithoutLabel(message, nodeName)];
  }
  return tree;
}

/** The way to the field of a node's configuration that a pointer within the graph names; empty when it names none. */
export function fieldPath(pointer: string): string[] {
  const [, nodes, , part, ...path] = pointer.split('/').map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  return nodes === 'nodes' && part === 'config' ? path : [];
}

/** What `faultsOfNode` tells that is only doubtful, as it says it. */
export function doubtsOfNode(diagnostics: readonly Diagnostic[], nodeId: string, nodeName: string): ReadonlySet<string> {
  return new Set(
    diagnostics
      .filter((diagnostic) => diagnostic.nodeId === nodeId && diagnostic.severity === 'warning')
      .map(({ message }) => messageWithoutLabel(message, nodeName)),
  );
}

/** All messages of a tree, once each: for a field that shows a whole part of the configuration. */
export function allFaults(tree: FaultTree | undefined): string[] {
  if (tree === undefined) return [];
  const own = tree.__errors ?? [];
  const below = Object.entries(tree).flatMap(([name, part]) =>
    name === '__errors' || part === undefined || Array.isArray(part) ? [] : allFaults(part),
  );
  return [...new Set([...own, ...below])];
}

/** The faults below a field of a tree, when there are any. */
export function branch(tree: FaultTree | undefined, field: string): FaultTree | undefined {
  const below = tree?.[field];
  return typeof below === 'object' && !Array.isArray(below) ? below : undefined;
}
