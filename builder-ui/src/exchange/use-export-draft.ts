import type { Graph } from '@switchboard/shared/graph';
import { useCallback } from 'react';
import { readAutomation } from '../api/automations.ts';
import { showProblem } from '../app/show-notice.ts';
import { useExport } from './use-export.ts';

type ExportDraft = (automationId: string, drawn?: { name: string; graph: Graph }) => Promise<void>;

/**
 * @returns a function that exports the draft of an automation: as it is drawn when that is given, else as it is saved. Null
 *   as for `useExport`
 */
export function useExportDraft(): ExportDraft | null {
  const exportGraph = useExport();
  const exportDraft = useCallback<ExportDraft>(
    async (automationId, drawn) => {
      try {
        exportGraph?.({ ...(await readAutomation(automationId)), ...drawn }, null);
      } catch (error) {
        showProblem('The draft was not exported', error);
      }
    },
    [exportGraph],
  );
  return exportGraph === null ? null : exportDraft;
}
