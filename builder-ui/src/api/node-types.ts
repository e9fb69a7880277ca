/** Node types: all that the builder knows about them comes from here. They change only when the server restarts. */
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { useQuery } from '@tanstack/react-query';
import { request } from './client.ts';

export interface NodeTypeList {
  items: NodeTypeDescription[];
  /** Custom node types that could not be loaded, and why. */
  problems: { file: string; message: string }[];
}

/** The node types that the server knows, built in and custom. */
export function useNodeTypes() {
  return useQuery({
    queryKey: ['node-types'],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => request<NodeTypeList>('GET', '/node-types', undefined, { signal }),
  });
}
