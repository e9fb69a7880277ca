/** Who is logged in. The session's cookie is the server's business; its CSRF token is given to the client here. */
import type { Agent } from '@switchboard/shared/team';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { request, setCsrfToken } from './client.ts';

export interface Session {
  agent: Agent;
  csrfToken: string;
}

export const sessionKey = ['session'] as const;

async function readSession(signal: AbortSignal): Promise<Session | null> {
  try {
    const session = await request<Session>('GET', '/session', undefined, { signal });
    setCsrfToken(session.csrfToken);
    return session;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** The session, or null when nobody is logged in. */
export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => readSession(signal), staleTime: Number.POSITIVE_INFINITY });
}

/** Keeps a session that the server has just given. */
export function useKeepSession() {
  const queries = useQueryClient();
  return (session: Session) => {
    setCsrfToken(session.csrfToken);
    queries.setQueryData(sessionKey, session);
  };
}

/** Logs in. Fails with `ApiError` 401 when e-mail or password is wrong, 429 after too many tries. */
export function useLogIn() {
  const keep = useKeepSession();
  return useMutation({
    mutationFn: (who: { email: string; password: string }) => request<Session>('POST', '/session', who),
    onSuccess: keep,
  });
}

/** Logs out and forgets everything read so far. */
export function useLogOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request<void>('DELETE', '/session'),
    onSuccess: () => {
      setCsrfToken(null);
      queries.clear();
      queries.setQueryData(sessionKey, null);
    },
  });
}
