/** What one does about one's own login: profile, password, sessions, and the links that set a password by mail. */
import type { Agent } from '@switchboard/shared/team';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { agentsKey } from './agents.ts';
import { request } from './client.ts';
import { type Session, sessionKey, useForgetSession, useKeepSession } from './session.ts';

/** Whom a link to set a password is for. */
export interface PasswordLink {
  purpose: 'reset' | 'invitation';
  name: string;
  email: string;
  expiresAt: string;
}

/** A browser that is logged in. */
export interface AccountSession {
  id: string;
  isThisOne: boolean;
  userAgent: string | null;
  address: string | null;
  createdAt: string;
  usedAt: string;
}

const sessionsKey = ['account', 'sessions'] as const;

/** Asks for a link by mail; the server says the same whether the address has an account or not. */
export function useRequestPasswordReset() {
  return useMutation({ mutationFn: (email: string) => request<void>('POST', '/password-reset', { email }) });
}

/** Looks whom a link is for. Fails with `ApiError` 410 when it was used or has ended. */
export function usePasswordLink(token: string) {
  return useQuery({
    queryKey: ['password-link', token],
    queryFn: ({ signal }) => request<PasswordLink>('POST', '/password-link/check', { token }, { signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Sets a password with a link, and logs in; what was read as somebody else is forgotten. */
export function useSetPassword() {
  const queries = useQueryClient();
  const keep = useKeepSession();
  return useMutation({
    mutationFn: (given: { token: string; password: string }) => request<Session>('POST', '/password-link', given),
    onSuccess: (session) => {
      queries.clear();
      keep(session);
    },
  });
}

/** Changes one's name, languages or availability. */
export function useSaveAccount() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (changes: Partial<Pick<Agent, 'name' | 'languages' | 'availability'>>) =>
      request<Agent>('PUT', '/account', changes),
    onSuccess: async (agent) => {
      queries.setQueryData<Session | null>(sessionKey, (session) => (session ? { ...session, agent } : session));
      await queries.invalidateQueries({ queryKey: agentsKey });
    },
  });
}

/** Changes one's password, which ends all other sessions. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: { currentPassword: string; newPassword: string }) => request<void>('PUT', '/account/password', given),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** Where one is logged in, the last used first. */
export function useAccountSessions() {
  return useQuery({
    queryKey: sessionsKey,
    queryFn: async ({ signal }) =>
      (await request<{ items: AccountSession[] }>('GET', '/account/sessions', undefined, { signal })).items,
  });
}

/** Ends one of one's other sessions. */
export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', `/account/sessions/${encodeURIComponent(id)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** Ends all one's sessions, this one too. */
export function useLogOutEverywhere() {
  const forget = useForgetSession();
  return useMutation({ mutationFn: () => request<void>('DELETE', '/account/sessions'), onSuccess: () => forget('everywhere') });
}
