import type { NodeTypeDescription } from '@switchboard/shared/node-type';

/** The port by which a node is passed that does nothing: the first, `out` or `yes`. Into a trigger nothing leads. */
export function throughPort(nodeType: Pick<NodeTypeDescription, 'inputs' | 'outputs'> | undefined): string | null {
  if (nodeType === undefined || nodeType.inputs.length === 0) return null;
  return nodeType.outputs[0] ?? null;
}
