import { useSession } from '../api/session.ts';

/** Whether who is logged in may change everything; what they may not do is not offered. */
export function useIsAdministrator(): boolean {
  return useSession().data?.agent.isAdministrator === true;
}
