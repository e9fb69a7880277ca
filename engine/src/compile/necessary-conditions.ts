/**
 * What must hold for each node to be reached, as far as an index can look it up: forward data flow over the graph.
 * In: nodes in topological order with the edges into them. Out: per node the tokens each field may have, null when its
 * paths contradict themselves, and the same for reaching any action.
 * Along a path conditions are intersected, over the edges into a node united; a field that is absent may be anything,
 * so every answer errs on the side of allowing too much.
 */
import type { IndexCondition, NodeType } from '@switchboard/shared/node-type';
import { fold } from '../condition/fold.ts';
import { prefixes } from '../condition/language-prefixes.ts';
import type { AllowedTokens, Port } from './plan.ts';

export interface FlowNode {
  nodeType: NodeType;
  config: unknown;
  /** Edges into the node, from nodes earlier in the order. */
  incoming: readonly { source: number; port: Port }[];
}

/** Beyond these a field is let go: a larger set would hardly select, and hostile graphs must stay cheap. */
const maxTokens = 400;
const maxFields = 16;

const anything: AllowedTokens = new Map();

/**
 * @param nodes nodes in topological order
 * @returns for each node what must hold to reach it; null when nothing can
 */
export function necessaryToReach(nodes: readonly FlowNode[]): (AllowedTokens | null)[] {
  const reach: (AllowedTokens | null)[] = [];
  const leaving = new Map<string, AllowedTokens | null>();
  for (const [index, node] of nodes.entries()) {
    const states = node.incoming.map(({ source, port }) => leaving.get(`${source} ${port}`) ?? null);
    const state = node.nodeType.kind === 'trigger' ? anything : unionOf(states);
    reach.push(state);
    for (const port of portsOf(node.nodeType))
      leaving.set(`${index} ${port}`, state === null ? null : narrow(state, conditionsOf(node, port)));
  }
  return reach;
}

/**
 * What must hold for at least one of several nodes to be reached.
 * @param states what must hold for each
 * @returns null when none can be reached
 */
export function unionOf(states: readonly (AllowedTokens | null)[]): AllowedTokens | null {
  const [first, ...rest] = states.filter((state) => state !== null);
  return first === undefined ? null : rest.reduce(unionOfTwo, first);
}

function unionOfTwo(a: AllowedTokens, b: AllowedTokens): AllowedTokens {
  if (a === b) return a;
  const united = new Map<string, ReadonlySet<string>>();
  for (const [field, tokens] of a) {
    const others = b.get(field);
    if (others === undefined) continue;
    const both = tokens === others ? tokens : new Set([...tokens, ...others]);
    if (both.size <= maxTokens) united.set(field, both);
  }
  return united;
}

function narrow(state: AllowedTokens, conditions: readonly IndexCondition[]): AllowedTokens | null {
  if (conditions.length === 0) return state;
  const narrowed = new Map(state);
  for (const { field, anyOf } of conditions) {
    const asked = new Set(anyOf.map(fold));
    const known = narrowed.get(field);
    const allowed = known === undefined ? asked : intersect(field, known, asked);
    if (allowed.size === 0) return null;
    if (allowed.size <= maxTokens && (known !== undefined || narrowed.size < maxFields)) narrowed.set(field, allowed);
  }
  return narrowed;
}

function intersect(field: string, a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  // A list has several tokens at once, so both may hold without sharing one; either alone is necessary.
  if (field.startsWith('person.attributes.')) return b.size < a.size ? b : a;
  if (field !== 'message.language') return new Set([...a].filter((token) => b.has(token)));
  // "fr" and "fr-ca" both hold for fr-CA: of two ranges of which one contains the other, the narrower remains.
  const narrower = (from: ReadonlySet<string>, within: ReadonlySet<string>) =>
    [...from].filter((tag) => prefixes(tag).some((prefix) => within.has(prefix)));
  return new Set([...narrower(a, b), ...narrower(b, a)]);
}

function portsOf(nodeType: NodeType): Port[] {
  return nodeType.kind === 'filter' ? ['yes', 'no'] : ['out'];
}

function conditionsOf({ nodeType, config }: FlowNode, port: Port): IndexCondition[] {
  if (nodeType.kind === 'trigger') return nodeType.necessary?.(config) ?? [];
  if (nodeType.kind === 'filter' && port !== 'out') return nodeType.necessary?.(config, port) ?? [];
  return [];
}
