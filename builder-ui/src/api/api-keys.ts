/** API keys, as administrators list, make and delete them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, requestAllPages } from './client.ts';

export type Scope = 'messages:write' | 'read' | 'write' | 'admin';

export interface ApiKey {
  id: string;
  name: string;
  scopes: Scope[];
  /** `environment`: the one named by SWITCHBOARD_API_KEY. */
  source: 'created' | 'environment';
  createdAt: string;
}

const apiKeysKey = ['api-keys'] as const;

/** All keys, without the keys themselves. */
export function useApiKeys() {
  return useQuery({
    queryKey: apiKeysKey,
    queryFn: ({ signal }) => requestAllPages<ApiKey>('/api-keys?limit=200', signal),
  });
}

/** Makes a key; the answer alone carries it. */
export function useCreateApiKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: { name: string; scopes: Scope[] }) => request<ApiKey & { key: string }>('POST', '/api-keys', given),
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeysKey }),
  });
}

/** Deletes a key: programs that use it are refused from then on. */
export function useDeleteApiKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', `/api-keys/${encodeURIComponent(id)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: apiKeysKey }),
  });
}
