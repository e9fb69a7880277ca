/** The texts around a field: its label, what it is for with what is doubtful about it, and what is wrong with it. */
import type { FieldProps } from '@rjsf/utils';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { allFaults, type FaultTree } from './faults-of-node.ts';
import classes from './form.module.css';
import type { FormContext } from './form-context.ts';

export interface FieldTexts {
  label: string;
  description: ReactNode;
  error: string | undefined;
}

type Described = Pick<FieldProps, 'schema' | 'uiSchema' | 'name' | 'errorSchema' | 'rawErrors' | 'registry'>;

export function fieldTexts({ schema, uiSchema, name, errorSchema, rawErrors, registry }: Described): FieldTexts {
  const { doubts } = registry.formContext as FormContext;
  const said = [...new Set([...(rawErrors ?? []), ...allFaults(errorSchema as FaultTree | undefined)])];
  const faults = said.filter((message) => !doubts.has(message));
  return {
    label: uiSchema?.['ui:title'] ?? schema.title ?? sentenceCase(name),
    description: describe(
      schema.description,
      said.filter((message) => doubts.has(message)),
    ),
    error: faults.length === 0 ? undefined : faults.join(' '),
  };
}

/** A doubt is no error: the field is valid with it. Who hears the field hears it with what the field is for. */
function describe(description: string | undefined, doubts: readonly string[]): ReactNode {
  if (doubts.length === 0) return description;
  return (
    <>
      {description}
      {doubts.map((message) => (
        <span key={message} className={classes.doubt}>
          <IconAlertTriangle size={14} aria-hidden />
          <span>{message}</span>
        </span>
      ))}
    </>
  );
}

/** “overflowGroupId” or “max-open” as people write it: “Overflow group id”, “Max open”. */
export function sentenceCase(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
