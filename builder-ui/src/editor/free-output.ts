import type { GraphEdge } from '@switchboard/shared/graph';

/** The output that somebody means who names none: the first that leads nowhere yet, else the first. */
export function freeOutput(
  edges: readonly Pick<GraphEdge, 'source' | 'sourceHandle'>[],
  nodeId: string | undefined,
  outputs: readonly string[],
): string | undefined {
  const isTaken = (port: string) => edges.some(({ source, sourceHandle }) => source === nodeId && sourceHandle === port);
  return outputs.find((port) => !isTaken(port)) ?? outputs[0];
}
