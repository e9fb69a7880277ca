/**
 * Names that tell nodes apart where they are only named. In go nodes, in the order in which one meets them, and how each
 * is called; out comes a name for each id: “Country (1)” and “Country (2)” where two are called so. Pure.
 */
import type { GraphNode } from '@switchboard/shared/graph';

export function toldApart(nodes: readonly GraphNode[], nameOf: (node: GraphNode) => string): ReadonlyMap<string, string> {
  const called = new Map<string, string[]>();
  for (const node of nodes) {
    const name = nameOf(node);
    const ids = called.get(name);
    if (ids === undefined) called.set(name, [node.id]);
    else ids.push(node.id);
  }
  return new Map(
    [...called].flatMap(([name, ids]) =>
      ids.map((id, index) => [id, ids.length === 1 ? name : `${name} (${index + 1})`] as const),
    ),
  );
}
