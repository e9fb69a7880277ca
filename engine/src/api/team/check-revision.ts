import { SwitchboardError } from '@switchboard/shared/problem';

/**
 * @param present the revision that is kept
 * @param startedFrom the one an edit started from; undefined when the edit does not say
 * @throws SwitchboardError `conflict` when somebody else saved in between
 */
export function checkRevision(present: number, startedFrom: number | undefined): void {
  if (startedFrom === undefined || startedFrom === present) return;
  throw new SwitchboardError(
    'conflict',
    `This was changed in the meantime: it is at revision ${present}, and the edit started from ${startedFrom}.`,
    {
      errors: [{ pointer: '/revision', detail: `Must be ${present}.` }],
      extensions: { revision: present },
    },
  );
}
