/** The first administrator: asked for once, when there is none yet. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { request } from './client.ts';
import { type Session, useKeepSession } from './session.ts';

export interface SetUp {
  /** The one-time code that the server printed on its console. */
  code: string;
  name: string;
  email: string;
  /** At least 10 characters. */
  password: string;
}

/** Whether there is no administrator yet. */
export function useSetUpNeeded(enabled: boolean) {
  return useQuery({
    queryKey: ['set-up'],
    enabled,
    queryFn: ({ signal }) => request<{ needed: boolean }>('GET', '/set-up', undefined, { signal }),
  });
}

/** Creates the first administrator and logs in. Fails with `ApiError` 403 when the code is wrong. */
export function useSetUp() {
  const keep = useKeepSession();
  return useMutation({ mutationFn: (setUp: SetUp) => request<Session>('POST', '/set-up', setUp), onSuccess: keep });
}
