/** One or several of the values that a schema lists, by their titles. */
import { MultiSelect, Select } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { isSameValue } from '../../graph/is-same-value.ts';

export function SelectWidget({
  id,
  label,
  schema,
  options: { enumOptions = [] },
  value,
  multiple,
  rawErrors,
  disabled,
  readonly,
  onChange,
}: WidgetProps) {
  const common = {
    id,
    label,
    description: schema.description,
    error: rawErrors?.join(' '),
    disabled: disabled || readonly,
    data: enumOptions.map((option, index) => ({ value: String(index), label: option.label })),
  };
  const valueAt = (index: string): unknown => enumOptions[Number(index)]?.value;
  const indexOf = (one: unknown): string | null => {
    const index = enumOptions.findIndex((option) => isSameValue(option.value, one));
    return index < 0 ? null : String(index);
  };
  if (multiple) {
    const chosen = Array.isArray(value) ? value.map(indexOf).filter((index) => index !== null) : [];
    return (
      <MultiSelect
        {...common}
        hidePickedOptions
        clearable
        value={chosen}
        onChange={(indexes) => onChange(indexes.length === 0 ? undefined : indexes.map(valueAt))}
      />
    );
  }
  return (
    <Select
      {...common}
      clearable
      value={indexOf(value)}
      onChange={(index) => onChange(index === null ? undefined : valueAt(index))}
    />
  );
}
