/** The texts around a field: its label, what it is for, and what is wrong with it. */
import type { FieldProps } from '@rjsf/utils';
import { allFaults, type FaultTree } from './faults-of-node.ts';

export interface FieldTexts {
  label: string;
  description: string | undefined;
  error: string | undefined;
}

type Described = Pick<FieldProps, 'schema' | 'uiSchema' | 'name' | 'errorSchema' | 'rawErrors'>;

export function fieldTexts({ schema, uiSchema, name, errorSchema, rawErrors }: Described): FieldTexts {
  const faults = new Set([...(rawErrors ?? []), ...allFaults(errorSchema as FaultTree | undefined)]);
  return {
    label: uiSchema?.['ui:title'] ?? schema.title ?? sentenceCase(name),
    description: schema.description,
    error: faults.size === 0 ? undefined : [...faults].join(' '),
  };
}

/** “overflowGroupId” or “max-open” as people write it: “Overflow group id”, “Max open”. */
export function sentenceCase(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
