/**
 * Whom and what a graph names of the workspace it is in: agents, groups, segments. Found by the choosers that a node
 * type's schema asks for, and by the fields of conditions. Pure. What stays true: what is found is exactly what
 * `mapReferences` can replace, so a graph whose references are all mapped names nothing else any more.
 */
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { valueKind } from './condition-words.ts';
import { asObject, asSchema, type JsonSchema, optionOf, widgetOf } from './json-schema.ts';

export type ReferenceKind = 'agent' | 'group' | 'segment';

export interface Reference {
  kind: ReferenceKind;
  id: string;
}

type NodeTypeOf = (node: Pick<GraphNode, 'type' | 'version'>) => Pick<NodeTypeDescription, 'configSchema'> | undefined;
type Replace = (reference: Reference) => string;

const kinds = new Set<string>(['agent', 'group', 'segment']);

/** Each once, in the order in which nodes name them. Nodes of unknown types name nothing that could be found. */
export function findReferences(graph: Graph, nodeTypeOf: NodeTypeOf): Reference[] {
  const found = new Map<string, Reference>();
  mapReferences(graph, nodeTypeOf, (reference) => {
    found.set(`${reference.kind} ${reference.id}`, reference);
    return reference.id;
  });
  return [...found.values()];
}

/** The same graph with other ids where it names agents, groups and segments. */
export function mapReferences(graph: Graph, nodeTypeOf: NodeTypeOf, replace: Replace): Graph {
  const nodes = graph.nodes.map((node) => {
    const nodeType = nodeTypeOf(node);
    if (nodeType === undefined) return node;
    return { ...node, config: mapValue(asSchema(nodeType.configSchema), node.config, replace) as Record<string, unknown> };
  });
  return { ...graph, nodes };
}

function mapValue(schema: JsonSchema, value: unknown, replace: Replace): unknown {
  const widget = widgetOf(schema);
  if (widget === 'condition') return mapCondition(value, replace);
  if (widget !== null && kinds.has(widget)) return mapIds(widget as ReferenceKind, value, replace);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) {
    const option = optionOf(options, value);
    return option === null ? value : mapValue(option, value, replace);
  }
  if (Array.isArray(value)) return value.map((item) => mapValue(schema.items ?? {}, item, replace));
  const object = asObject(value);
  if (object === null) return value;
  return Object.fromEntries(
    Object.entries(object).map(([name, inner]) => [name, mapValue(schema.properties?.[name] ?? {}, inner, replace)]),
  );
}

function mapCondition(condition: unknown, replace: Replace): unknown {
  if (Array.isArray(condition)) return condition.map((part) => mapCondition(part, replace));
  const part = asObject(condition);
  if (part === null) return condition;
  if (typeof part.field === 'string') {
    const kind = valueKind(part.field);
    return kinds.has(kind) ? { ...part, value: mapIds(kind as ReferenceKind, part.value, replace) } : part;
  }
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, mapCondition(inner, replace)]));
}

function mapIds(kind: ReferenceKind, value: unknown, replace: Replace): unknown {
  if (Array.isArray(value)) return value.map((item) => mapIds(kind, item, replace));
  return typeof value === 'string' && value !== '' ? replace({ kind, id: value }) : value;
}
