/**
 * What an import lacks here, and the graph with what was chosen instead. In go what was read of a file and the workspace;
 * out come the agents, groups, segments and node types that are not here, each with the best guess of who is meant. Pure.
 * What stays true: nobody is guessed but by the same e-mail or the same name; what is left unmapped stays as it is, for
 * the draft to show as a fault.
 */
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { initialConfig } from '../graph/initial-config.ts';
import { asSchema } from '../graph/json-schema.ts';
import { findReferences, mapReferences, type Reference, type ReferenceKind } from '../graph/references.ts';
import type { NamedReference, ReadAutomation } from './exported-automation.ts';

/** Those there are here, by kind. */
export type Workspace = Record<ReferenceKind, readonly { id: string; name: string; email?: string }[]> & {
  nodeTypes: readonly NodeTypeDescription[];
};

export interface MissingReference extends NamedReference {
  /** Id of who is meant here, when that can be told. */
  guess: string | null;
}

export interface MissingNodeType {
  type: string;
  version: number;
  /** How many nodes are of it. */
  count: number;
  /** The same type in another version, or of another author's: `type@version`, when there is one. */
  guess: string | null;
}

export interface ImportPlan {
  references: MissingReference[];
  nodeTypes: MissingNodeType[];
}

/** What was chosen in place of what is missing, by `referenceKey` and `nodeTypeKey`. */
export type Choices = ReadonlyMap<string, string>;

export const referenceKey = ({ kind, id }: Reference): string => `${kind} ${id}`;
export const nodeTypeKey = ({ type, version }: { type: string; version: number }): string => `${type}@${version}`;

export function planImport(read: ReadAutomation, workspace: Workspace): ImportPlan {
  const nodeTypeOf = nodeTypeFinder(workspace);
  const said = new Map(read.references.map((reference) => [referenceKey(reference), reference]));
  const references = findReferences(read.graph, nodeTypeOf)
    .filter(({ kind, id }) => !workspace[kind].some((known) => known.id === id))
    .map((reference): MissingReference => {
      const named = said.get(referenceKey(reference)) ?? { ...reference, name: null };
      return { ...named, guess: guessReference(named, workspace) };
    });
  const unknown = new Map<string, MissingNodeType>();
  for (const node of read.graph.nodes) {
    if (nodeTypeOf(node) !== undefined) continue;
    const known = unknown.get(nodeTypeKey(node));
    if (known !== undefined) known.count += 1;
    else {
      const other = workspace.nodeTypes.find(({ type }) => type === node.type);
      const guess = other === undefined ? null : nodeTypeKey(other);
      unknown.set(nodeTypeKey(node), { type: node.type, version: node.version, count: 1, guess });
    }
  }
  return { references, nodeTypes: [...unknown.values()] };
}

/** The graph with everything chosen in place; what has no choice stays as it is. */
export function applyChoices(graph: Graph, workspace: Workspace, choices: Choices): Graph {
  const byKey = new Map(workspace.nodeTypes.map((nodeType) => [nodeTypeKey(nodeType), nodeType]));
  const nodes = graph.nodes.map((node) => {
    const chosen = byKey.get(choices.get(nodeTypeKey(node)) ?? '');
    return chosen === undefined || byKey.has(nodeTypeKey(node)) ? node : retyped(node, chosen);
  });
  return mapReferences(
    { ...graph, nodes },
    nodeTypeFinder(workspace),
    (reference) => choices.get(referenceKey(reference)) ?? reference.id,
  );
}

/** The node as one of another type: fields that the type has too keep their values. */
function retyped(node: GraphNode, nodeType: NodeTypeDescription): GraphNode {
  const known = asSchema(nodeType.configSchema).properties ?? {};
  const kept = Object.fromEntries(Object.entries(node.config).filter(([name]) => Object.hasOwn(known, name)));
  const config = { ...initialConfig(nodeType.configSchema, nodeType.examples[0]?.config), ...kept };
  return { ...node, type: nodeType.type, version: nodeType.version, config };
}

function guessReference({ kind, name, email }: NamedReference, workspace: Workspace): string | null {
  const folded = (text: string | null | undefined): string => (text ?? '').trim().toLowerCase();
  const candidates = workspace[kind];
  const byEmail = email === undefined ? undefined : candidates.find((known) => folded(known.email) === folded(email));
  const byName = name === null ? undefined : candidates.find((known) => folded(known.name) === folded(name));
  return (byEmail ?? byName)?.id ?? null;
}

/** Looks up node types here. */
export function nodeTypeFinder({
  nodeTypes,
}: Workspace): (node: Pick<GraphNode, 'type' | 'version'>) => NodeTypeDescription | undefined {
  const byKey = new Map(nodeTypes.map((nodeType) => [nodeTypeKey(nodeType), nodeType]));
  return (node) => byKey.get(nodeTypeKey(node));
}
