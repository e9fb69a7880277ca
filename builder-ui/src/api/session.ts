/** Who is logged in. The session's cookie is the server's business; its CSRF token is given to the client here. */
import type { Agent } from '@switchboard/shared/team';
import { type Query, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { create } from 'zustand';
import { ApiError } from './api-error.ts';
import { request, setCsrfToken } from './client.ts';

export interface Session {
  agent: Agent;
  csrfToken: string;
}

export const sessionKey = ['session'] as const;

const isNoSession = ({ queryKey }: Query): boolean => queryKey[0] !== sessionKey[0];

/** How one logged out by oneself, until one logs in again; null when one did not, whatever became of the session. */
type Left = 'here' | 'everywhere' | null;
const useLeft = create<{ left: Left }>(() => ({ left: null }));

export function useHowOneLeft(): Left {
  return useLeft(({ left }) => left);
}

function begin({ csrfToken }: Session): void {
  setCsrfToken(csrfToken);
  useLeft.setState({ left: null });
}

async function readSession(signal: AbortSignal): Promise<Session | null> {
  try {
    const session = await request<Session>('GET', '/session', undefined, { signal });
    begin(session);
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
    begin(session);
    queries.setQueryData(sessionKey, session);
  };
}

/** Forgets everything read so far but who is logged in: it was read by somebody else. */
export function useForgetAnswers() {
  const queries = useQueryClient();
  return useCallback(() => queries.removeQueries({ predicate: isNoSession }), [queries]);
}

/** Forgets the session that one has ended oneself, and everything read so far. */
export function useForgetSession() {
  const queries = useQueryClient();
  return (left: 'here' | 'everywhere') => {
    setCsrfToken(null);
    useLeft.setState({ left });
    queries.clear();
    queries.setQueryData(sessionKey, null);
  };
}

/**
 * Logs in, and reads again what a page shows that was left open. Fails with `ApiError` 401 when e-mail or password is
 * wrong, 429 after too many tries.
 */
export function useLogIn() {
  const queries = useQueryClient();
  const keep = useKeepSession();
  return useMutation({
    mutationFn: (who: { email: string; password: string }) => request<Session>('POST', '/session', who),
    onSuccess: (session) => {
      keep(session);
      void queries.invalidateQueries({ predicate: isNoSession });
    },
  });
}

export function useLogOut() {
  const forget = useForgetSession();
  return useMutation({ mutationFn: () => request<void>('DELETE', '/session'), onSuccess: () => forget('here') });
}
