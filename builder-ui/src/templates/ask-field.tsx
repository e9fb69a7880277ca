/** The field for one thing that a template asks for. */
import { type ComboboxParsedItem, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { SearchedSelect } from '../app/searched-select.tsx';
import { useWorkspace } from '../exchange/use-workspace.ts';
import { findCodes } from '../graph/find-codes.ts';
import { languageCodes } from '../graph/language-codes.ts';
import type { Ask } from './template.ts';

interface AskFieldProps {
  ask: Ask;
  value: string;
  onChange: (value: string) => void;
}

const none: Record<'group' | 'agent' | 'segment', string> = {
  group: 'There is no group yet: make one under Team',
  agent: 'There is no agent yet',
  segment: 'There is no segment yet: make one under Segments',
};

export function AskField({ ask, value, onChange }: AskFieldProps) {
  const workspace = useWorkspace();
  const data = useMemo(() => {
    if (ask.kind === 'words') return [];
    if (ask.kind === 'language') return languageCodes();
    return (workspace?.[ask.kind] ?? []).map(({ id, name }) => ({ value: id, label: name }));
  }, [ask.kind, workspace]);
  const common = { label: ask.label, description: ask.description, size: 'sm' as const };
  if (ask.kind === 'words') {
    return (
      <TextInput
        {...common}
        placeholder="Words, separated by commas"
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <SearchedSelect
      {...common}
      data={data}
      {...(ask.kind === 'language' ? { filter: findCodes<ComboboxParsedItem>('language') } : {})}
      clearable
      clearButtonProps={{ 'aria-label': `Leave “${ask.label}” open` }}
      placeholder="Choose now or later"
      nothingFoundMessage={ask.kind === 'language' || data.length > 0 ? 'Nothing is called so' : none[ask.kind]}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
}
