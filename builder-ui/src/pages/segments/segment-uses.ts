/**
 * What uses a segment or an attribute, one line for each automation, rule or segment: an automation may name it in its
 * draft, and in what is published.
 */
import type { AttributeUse } from '@switchboard/shared/attribute-detail';
import type { SegmentUse } from '@switchboard/shared/segment';

export interface NamedUse {
  id: string;
  name: string;
  /** Where to look at it. */
  href: string;
  /** Where in it: “in the published version 3”, “in its draft”, both, or “assignment rule”, “segment”. */
  where: string;
}

export function namedUses(uses: readonly AttributeUse[]): NamedUse[] {
  const byId = new Map<string, AttributeUse[]>();
  for (const use of uses) byId.set(use.id, [...(byId.get(use.id) ?? []), use]);
  return [...byId.entries()].map(([id, all]) => {
    const name = all[0]?.name ?? '';
    if (all[0]?.kind === 'segment') return { id, name, href: `/segments/${encodeURIComponent(id)}`, where: 'segment' };
    const versions = all.flatMap((use) => (use.kind === 'automation' ? [use.version] : []));
    if (versions.length === 0) return { id, name, href: '/team/assignment-rules', where: 'assignment rule' };
    const version = versions.find((each) => each !== null) ?? null;
    const published = version === null ? null : `in the published version ${version}`;
    const draft = versions.includes(null) ? 'in its draft' : null;
    return {
      id,
      name,
      href: `/automations/${encodeURIComponent(id)}`,
      where: [published, draft].filter((text) => text !== null).join(' and '),
    };
  });
}

/** The uses that the server named when it refused to delete. */
export function usesOfRefusal(problem: object): SegmentUse[] {
  return 'usedBy' in problem && Array.isArray(problem.usedBy) ? (problem.usedBy as SegmentUse[]) : [];
}
