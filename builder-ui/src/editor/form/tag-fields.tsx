/** Tags of conversations: those in use offered, any other written. */
import { Autocomplete, TagsInput } from '@mantine/core';
import type { FieldProps } from '@rjsf/utils';
import { useTags } from '../../api/conversations.ts';
import { textList } from '../../graph/text-list.ts';
import { fieldTexts } from './field-texts.tsx';

function useTagNames(): string[] {
  return (useTags().data ?? []).map(({ name }) => name);
}

/** Several; none chosen means every tag. */
export function TagsField(props: FieldProps) {
  const value = textList(props.formData);
  return (
    <TagsInput
      {...fieldTexts(props)}
      data={useTagNames()}
      value={value}
      onChange={(tags) => props.onChange(tags.length === 0 ? undefined : tags, props.fieldPathId.path)}
      placeholder={value.length === 0 ? 'Every tag' : undefined}
      disabled={props.readonly || props.disabled}
      clearable
    />
  );
}

/** Exactly one. */
export function TagField(props: FieldProps) {
  return (
    <Autocomplete
      {...fieldTexts(props)}
      data={useTagNames()}
      value={typeof props.formData === 'string' ? props.formData : ''}
      onChange={(tag) => props.onChange(tag === '' ? undefined : tag, props.fieldPathId.path)}
      disabled={props.readonly || props.disabled}
    />
  );
}
