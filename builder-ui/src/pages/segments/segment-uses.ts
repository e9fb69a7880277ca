/** What uses a segment, one line for each automation: it may name the segment in its draft, and in what is published. */
import type { SegmentUse } from '@switchboard/shared/segment';

export interface AutomationUse {
  id: string;
  name: string;
  nodeIds: string[];
  /** Where: “in the published version 3”, “in its draft”, or both. */
  where: string;
}

export function usesByAutomation(uses: readonly SegmentUse[]): AutomationUse[] {
  const byId = new Map<string, SegmentUse[]>();
  for (const use of uses) byId.set(use.id, [...(byId.get(use.id) ?? []), use]);
  return [...byId.values()].map((all) => {
    const isDraft = all.some(({ version }) => version === null);
    const version = all.find((use) => use.version !== null)?.version ?? null;
    const published = version === null ? null : `in the published version ${version}`;
    return {
      id: all[0]?.id ?? '',
      name: all[0]?.name ?? '',
      nodeIds: [...new Set(all.flatMap(({ nodeIds }) => nodeIds))],
      where: [published, isDraft ? 'in its draft' : null].filter((text) => text !== null).join(' and '),
    };
  });
}

/** The uses that the server named when it refused to delete. */
export function usesOfRefusal(problem: object): SegmentUse[] {
  return 'usedBy' in problem && Array.isArray(problem.usedBy) ? (problem.usedBy as SegmentUse[]) : [];
}
