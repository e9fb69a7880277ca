import type { NamedReference } from './exported-automation.ts';

const kindWords = { agent: 'Agent', group: 'Group', segment: 'Segment' } as const;

/** What a file calls somebody, or something: “Agent “Marie” (marie@example.com)”. */
export function missingWords({ kind, name, email, id }: NamedReference): string {
  if (name === null) return `${kindWords[kind]} with the id ${id}`;
  return `${kindWords[kind]} “${name}”${email === undefined ? '' : ` (${email})`}`;
}
