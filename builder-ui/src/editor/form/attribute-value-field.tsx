/** The value an attribute is set to: what kind it is, then the value. */
import { NumberInput, SegmentedControl, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import type { FieldProps } from '@rjsf/utils';
import { textList } from '../../graph/text-list.ts';
import { fieldTexts } from './field-texts.tsx';

type ValueKind = 'text' | 'number' | 'yes-no' | 'list' | 'nothing';

const kinds: { value: ValueKind; label: string }[] = [
  { value: 'text', label: 'A text or date' },
  { value: 'number', label: 'A number' },
  { value: 'yes-no', label: 'Yes or no' },
  { value: 'list', label: 'A list' },
  { value: 'nothing', label: 'Nothing: take it away' },
];

const firstValues: Record<ValueKind, unknown> = { text: '', number: 0, 'yes-no': true, list: [], nothing: null };

function kindOf(value: unknown): ValueKind {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'yes-no' : 'text';
}

export function AttributeValueField(props: FieldProps) {
  const value: unknown = props.formData;
  const kind = kindOf(value);
  const isDisabled = props.readonly || props.disabled;
  const change = (next: unknown): void => props.onChange(next, props.fieldPathId.path);
  const { label, description, error } = fieldTexts(props);
  return (
    <Stack gap={6}>
      <Select
        label={label}
        description={description}
        error={error}
        data={kinds}
        placeholder="Not set"
        value={value === undefined ? null : kind}
        onChange={(next) => next !== null && change(firstValues[next as ValueKind])}
        allowDeselect={false}
        disabled={isDisabled}
      />
      {kind === 'text' ? (
        <TextInput
          aria-label="Text"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => change(event.currentTarget.value)}
          disabled={isDisabled}
        />
      ) : null}
      {kind === 'number' ? (
        <NumberInput
          aria-label="Number"
          value={value as number}
          onChange={(next) => change(typeof next === 'number' ? next : Number(next) || 0)}
          disabled={isDisabled}
        />
      ) : null}
      {kind === 'yes-no' ? (
        <SegmentedControl
          aria-label="Yes or no"
          data={[
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]}
          value={String(value)}
          onChange={(next) => change(next === 'true')}
          disabled={isDisabled}
        />
      ) : null}
      {kind === 'list' ? (
        <TagsInput aria-label="List" value={textList(value)} onChange={change} disabled={isDisabled} clearable />
      ) : null}
    </Stack>
  );
}
