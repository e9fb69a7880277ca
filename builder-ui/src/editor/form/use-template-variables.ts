import { attributeVariable, type TemplateVariable, templateVariables } from '@switchboard/shared/template-variables';
import { useMemo } from 'react';
import { useAttributes } from '../../api/people.ts';

/** The variables that a template can use here: those of every message, and the attributes that people have. */
export function useTemplateVariables(): readonly TemplateVariable[] {
  const { data: attributes } = useAttributes();
  return useMemo(() => {
    const own = (attributes ?? []).map(({ name }) => attributeVariable(name));
    const lastOfPerson = templateVariables.findLastIndex(({ group }) => group === 'Person');
    return templateVariables.toSpliced(lastOfPerson + 1, 0, ...own);
  }, [attributes]);
}
