import type { GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';

/** What there is to say of a node whose type is not among those that are known: is it the type, or only this version? */
export function missingTypeWords(
  { type, version }: Pick<GraphNode, 'type' | 'version'>,
  known: readonly Pick<NodeTypeDescription, 'type' | 'title'>[],
): string {
  const other = known.find((candidate) => candidate.type === type);
  return other === undefined
    ? `There is no node type “${type}” here.`
    : `Version ${version} of “${other.title}” is not installed here.`;
}
