import { automationKey, readAutomationVersion } from './automations.ts';

/** A published version. Versions never change: one that was read once is kept. */
export function versionQuery(automationId: string, version: number) {
  return {
    queryKey: [...automationKey(automationId), 'version', version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => readAutomationVersion(automationId, version),
  };
}
