/** The templates that can be used here, and making a graph of one. */
import type { Graph } from '@switchboard/shared/graph';
import { useMemo } from 'react';
import { useNodeTypes } from '../api/node-types.ts';
import type { Answers, Template } from './template.ts';
import { templates } from './templates.ts';

interface Templates {
  usable: readonly Template[];
  build: (template: Template, answers: Answers, rows: readonly Answers[]) => Graph;
}

export function useTemplates(): Templates {
  const { data } = useNodeTypes();
  return useMemo(() => {
    const types = new Set(data?.items.map(({ type }) => type));
    const has = (type: string): boolean => types.has(type);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return {
      usable: templates.filter(({ needs }) => needs.every(has)),
      build: (template, answers, rows) => template.build({ answers, rows, has, timeZone }),
    };
  }, [data]);
}
