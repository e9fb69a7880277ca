/**
 * Where in a file a fault is, in words: “Node 4 (“Country”), “Countries”, entry 1”. In: what was read as a graph, of which
 * nothing is sure, and an RFC 6901 pointer to the fault. Out: words, nodes and fields called as the canvas calls them. Pure.
 */
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { fieldTitle } from '../graph/field-words.ts';
import { asObject } from '../graph/json-schema.ts';

type Described = Pick<NodeTypeDescription, 'title' | 'configSchema'>;
type NodeTypeOf = (node: { type: string; version: number }) => Described | undefined;

/** Its lists, by what one of each is called. */
const items: Record<string, string> = { nodes: 'Node', edges: 'Connection', notes: 'Note', frames: 'Frame' };

/** @param pointer within the request that the graph was sent in: it begins with `/graph` */
export function placeInFile(graph: unknown, pointer: string, nodeTypeOf: NodeTypeOf): string {
  const [, , list = '', index, ...path] = pointer.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const item = Object.hasOwn(items, list) ? items[list] : undefined;
  if (item === undefined || index === undefined) return list === '' ? 'The graph' : quoted(list);
  const node = list === 'nodes' ? nodeAt(graph, index) : null;
  const nodeType = node === null ? undefined : nodeTypeOf(node);
  const name = node === null ? '' : ` (${quoted(node.name || (nodeType?.title ?? node.type))})`;
  const [part, field, ...rest] = path;
  const steps =
    list === 'nodes' && part === 'config' && field !== undefined
      ? [quoted(fieldTitle(nodeType, field)), ...rest.map(stepWords)]
      : path.map(stepWords);
  return [`${item} ${Number(index) + 1}${name}`, ...steps].join(', ');
}

function nodeAt(graph: unknown, index: string): { name: string; type: string; version: number } | null {
  const nodes = asObject(graph)?.nodes;
  const node = asObject(Array.isArray(nodes) ? nodes[Number(index)] : null);
  if (node === null || typeof node.type !== 'string') return null;
  return { name: typeof node.name === 'string' ? node.name.trim() : '', type: node.type, version: Number(node.version) };
}

/** Entries of a list are counted from one, as people count. */
function stepWords(step: string): string {
  return /^\d+$/.test(step) ? `entry ${Number(step) + 1}` : quoted(step);
}

const charactersAtMost = 60;

function quoted(text: string): string {
  return `“${text.length > charactersAtMost ? `${text.slice(0, charactersAtMost)}…` : text}”`;
}
