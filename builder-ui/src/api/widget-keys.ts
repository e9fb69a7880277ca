/** Publishable keys of the chat widget, as administrators list, make, change and delete them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, requestAllPages } from './client.ts';

export interface WidgetKey {
  id: string;
  /** For `data-key`; no secret. */
  key: string;
  name: string;
  /** Where the widget may stand, each as browsers send it, such as `https://shop.example`. */
  origins: string[];
  revision: number;
  createdAt: string;
}

const widgetKeysKey = ['widget-keys'] as const;

export function useWidgetKeys() {
  return useQuery({
    queryKey: widgetKeysKey,
    queryFn: ({ signal }) => requestAllPages<WidgetKey>('/widget-keys?limit=200', signal),
  });
}

type WidgetKeyGiven = Pick<WidgetKey, 'name' | 'origins'> & Partial<Pick<WidgetKey, 'revision'>>;

/** Makes a key when `id` is null, else changes that one. Fails with `ApiError` 409 when somebody saved it in between. */
export function useSaveWidgetKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, given }: { id: string | null; given: WidgetKeyGiven }) =>
      id === null
        ? request<WidgetKey>('POST', '/widget-keys', given)
        : request<WidgetKey>('PUT', `/widget-keys/${encodeURIComponent(id)}`, given),
    // Refused as well: then somebody else's save is what the list has to show.
    onSettled: () => queries.invalidateQueries({ queryKey: widgetKeysKey }),
  });
}

/** Deletes a key: widgets that stand somewhere with it fall silent. */
export function useDeleteWidgetKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', `/widget-keys/${encodeURIComponent(id)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: widgetKeysKey }),
  });
}
