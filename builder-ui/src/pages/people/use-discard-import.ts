/** Discards a file that was sent and not imported, and says so. */
import type { PersonImport } from '@switchboard/shared/person-import';
import { useDeleteImport } from '../../api/people-imports.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';

export function useDiscardImport() {
  const { mutate, isPending } = useDeleteImport();
  return {
    isPending,
    run({ id, state, fileName }: PersonImport, onDiscarded?: () => void): void {
      mutate(
        { id, state },
        {
          onSuccess: () => {
            showDone(`“${fileName}” is discarded; nothing of it was imported`);
            onDiscarded?.();
          },
          onError: (error) => showProblem(`“${fileName}” was not discarded`, error),
        },
      );
    },
  };
}
