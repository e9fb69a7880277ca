/**
 * The node types there are, by type and version.
 * In: node types, from wherever they were loaded. Out: lookup, descriptions for the builder, and checks of
 * configurations, whose schemas are compiled once, when they are first asked: a start need not wait for types that nobody
 * uses. Pure: reading files is `plugins/load-node-types.ts`.
 */
import type { NodeType, NodeTypeDescription } from '@switchboard/shared/node-type';
import { type ConfigFault, compileConfigSchema } from './config-schema.ts';

export interface NodeTypeRegistry {
  get(type: string, version: number): NodeType | undefined;
  /** Whether any version of the type is known. */
  has(type: string): boolean;
  /** All of them, triggers first (those of messages before others), in the order they were given. */
  describe(): NodeTypeDescription[];
  /** Faults of a configuration, each at the deepest field it is about (RFC 6901, from the configuration's root). */
  validateConfig(nodeType: NodeType, config: unknown): ConfigFault[];
}

/**
 * @param types node types; type and version together are unique
 * @throws Error when two have the same type and version
 */
export function createNodeTypeRegistry(types: readonly NodeType[]): NodeTypeRegistry {
  const byKey = new Map<string, NodeType>();
  const checks = new Map<NodeType, (config: unknown) => ConfigFault[]>();
  for (const nodeType of types) {
    const key = keyOf(nodeType.type, nodeType.version);
    if (byKey.has(key)) throw new Error(`There are two node types “${nodeType.type}” of version ${nodeType.version}.`);
    byKey.set(key, nodeType);
  }
  const names = new Set(types.map((nodeType) => nodeType.type));
  const descriptions = [...types].sort((a, b) => rank(a) - rank(b)).map(describe);
  return {
    get: (type, version) => byKey.get(keyOf(type, version)),
    has: (type) => names.has(type),
    describe: () => descriptions,
    validateConfig(nodeType, config) {
      let check = checks.get(nodeType);
      if (check === undefined) {
        if (byKey.get(keyOf(nodeType.type, nodeType.version)) !== nodeType)
          throw new Error(`The node type “${nodeType.type}” is not in this registry.`);
        check = compileConfigSchema(nodeType.config);
        checks.set(nodeType, check);
      }
      return check(config);
    },
  };
}

/** Messages are what most automations begin with. */
function rank(nodeType: NodeType): number {
  if (nodeType.kind === 'trigger') return (nodeType.on ?? 'message') === 'message' ? 0 : 1;
  return nodeType.kind === 'filter' ? 2 : 3;
}

function keyOf(type: string, version: number): string {
  return `${version} ${type}`;
}

/** Ports by which a node of a kind is left. */
export function outputsOf(kind: NodeType['kind']): string[] {
  return kind === 'filter' ? ['yes', 'no'] : ['out'];
}

/** Ports by which a node of a kind is entered. */
export function inputsOf(kind: NodeType['kind']): string[] {
  return kind === 'trigger' ? [] : ['in'];
}

function describe(nodeType: NodeType): NodeTypeDescription {
  return {
    type: nodeType.type,
    version: nodeType.version,
    kind: nodeType.kind,
    on: nodeType.kind === 'trigger' ? (nodeType.on ?? 'message') : null,
    title: nodeType.title,
    summary: nodeType.summary,
    icon: nodeType.icon,
    group: nodeType.group,
    inputs: inputsOf(nodeType.kind),
    outputs: outputsOf(nodeType.kind),
    configSchema: nodeType.config,
    sentence: nodeType.sentence ?? null,
    examples: nodeType.examples.map(({ title, config, port }) => ({ title, config, port })),
  };
}
