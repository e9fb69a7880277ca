/** What the columns of a file are taken for: choices, first guesses, and what must be settled before it can start. */
import { attributeNamePattern, limits } from '@switchboard/shared/limits';
import type { AttributeDefinition, AttributeType } from '@switchboard/shared/person';
import type { ImportBeginning } from '../../api/people-imports.ts';
import type { ImportColumn, ImportTarget } from '@switchboard/shared/person-import';

/** By column number; a column without an entry is not imported. */
export type Mapping = ReadonlyMap<number, ImportTarget>;

type Field = Extract<ImportTarget, { field: string }>['field'];
export const fieldNames: Record<Field, string> = {
  name: 'Name',
  email: 'E-mail',
  country: 'Country',
  language: 'Language',
  id: 'Id',
};

export const leftOut = 'left-out';

/** A target as the value of a choice. */
export function keyOfTarget(target: ImportTarget | undefined): string {
  if (target === undefined) return leftOut;
  return 'field' in target ? `field:${target.field}` : `attribute:${target.attribute}`;
}

/** The target of a choice; an attribute that nobody has yet begins as the type that the file suggests. */
export function targetOfKey(
  key: string,
  column: ImportColumn,
  definitions: readonly AttributeDefinition[],
): ImportTarget | undefined {
  const field = (Object.keys(fieldNames) as Field[]).find((name) => key === `field:${name}`);
  if (field !== undefined) return { field };
  if (!key.startsWith('attribute:')) return undefined;
  const attribute = key.slice('attribute:'.length);
  const known = definitions.find(({ name }) => name === attribute)?.type;
  const suggested = column.suggestion !== null && 'attribute' in column.suggestion ? column.suggestion.type : 'text';
  return { attribute, type: known ?? suggested };
}

/** The first guess: as the server suggests, no target twice. */
export function suggestedMapping(columns: readonly ImportColumn[]): Mapping {
  const mapping = new Map<number, ImportTarget>();
  const taken = new Set<string>();
  for (const { column, suggestion } of columns) {
    if (suggestion === null || taken.has(keyOfTarget(suggestion))) continue;
    mapping.set(column, suggestion);
    taken.add(keyOfTarget(suggestion));
  }
  return mapping;
}

/** “Plan (2026)” as the name of an attribute: “Plan_2026”; null when nothing of it can stay. */
export function attributeNameOf(columnName: string): string | null {
  const plain = columnName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^[^A-Za-z]+|_+$/g, '')
    .slice(0, 64);
  return new RegExp(attributeNamePattern).test(plain) ? plain : null;
}

/** The choices for one column, under headings. */
export function targetChoices(
  column: ImportColumn,
  mapping: Mapping,
  definitions: readonly AttributeDefinition[],
): { group: string; items: { value: string; label: string }[] }[] {
  const chosen = mapping.get(column.column);
  const own = attributeNameOf(column.name);
  const known = definitions.map(({ name }) => name);
  const offered = [own, chosen !== undefined && 'attribute' in chosen ? chosen.attribute : null];
  const fresh = [...new Set(offered)].filter((name) => name !== null && !known.includes(name)) as string[];
  return [
    { group: 'This column', items: [{ value: leftOut, label: 'Leave out' }] },
    { group: 'Person', items: Object.entries(fieldNames).map(([field, label]) => ({ value: `field:${field}`, label })) },
    {
      group: 'Attributes',
      items: [
        ...fresh.map((name) => ({ value: `attribute:${name}`, label: `New attribute “${name}”` })),
        ...known.map((name) => ({ value: `attribute:${name}`, label: name })),
      ],
    },
  ].filter(({ items }) => items.length > 0);
}

/** Columns that are taken for the same as an earlier one. */
export function repeatedColumns(mapping: Mapping): ReadonlySet<number> {
  const taken = new Set<string>();
  const repeated = new Set<number>();
  for (const [column, target] of [...mapping].sort(([a], [b]) => a - b)) {
    if (taken.has(keyOfTarget(target))) repeated.add(column);
    taken.add(keyOfTarget(target));
  }
  return repeated;
}

/** Whether rows can be told to be somebody who is known already. */
export function canRecognise(mapping: Mapping): boolean {
  return [...mapping.values()].some((target) => 'field' in target && (target.field === 'id' || target.field === 'email'));
}

/** How many attributes too many the columns are taken for. */
export function attributesTooMany(mapping: Mapping): number {
  const attributes = [...mapping.values()].filter((target) => 'attribute' in target).length;
  return Math.max(0, attributes - limits.attributesPerPerson);
}

/** @param hasHeader whether the first row names the columns, as the user sees it */
export function startOf(mapping: Mapping, hasHeader: boolean): ImportBeginning {
  return { columns: [...mapping].map(([column, target]) => ({ column, target })), hasHeader };
}

export function withType(target: ImportTarget, type: AttributeType): ImportTarget {
  return 'attribute' in target ? { ...target, type } : target;
}
