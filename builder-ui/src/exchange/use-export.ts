/** Gives an automation to the reader as a file. */
import type { Graph } from '@switchboard/shared/graph';
import { useCallback } from 'react';
import { useSegmentNames } from '../api/segments.ts';
import { useNodeTypeOf } from '../editor/editor-context.ts';
import { findReferences, type Reference } from '../graph/references.ts';
import { exportAutomation, exportFileName, type NamedReference } from './exported-automation.ts';
import { useWorkspace } from './use-workspace.ts';

type Export = (automation: { name: string; description: string; graph: Graph }, version: number | null) => void;

/**
 * @returns a function that exports an automation; `version` is the number of the version it is, null for a draft. Null while
 *   whom the graph may name is not read yet: a file without names could be put in place by nobody
 */
export function useExport(): Export | null {
  const workspace = useWorkspace();
  const nodeTypeOf = useNodeTypeOf();
  const { data: segments } = useSegmentNames();
  const exportNamed = useCallback<Export>(
    (automation, version) => {
      const named = (reference: Reference): NamedReference => {
        const known = workspace?.[reference.kind].find(({ id }) => id === reference.id);
        const segment = reference.kind === 'segment' ? segments?.find(({ id }) => id === reference.id) : undefined;
        return {
          ...reference,
          name: known?.name ?? null,
          ...(known?.email === undefined ? {} : { email: known.email }),
          ...(segment === undefined ? {} : { condition: segment.condition }),
        };
      };
      const file = exportAutomation(automation, findReferences(automation.graph, nodeTypeOf).map(named));
      download(exportFileName(automation.name, version), `${JSON.stringify(file, null, 2)}\n`);
    },
    [workspace, segments, nodeTypeOf],
  );
  return workspace === undefined ? null : exportNamed;
}

function download(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the file by then, or asked where to put it; either way it holds the content itself.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
