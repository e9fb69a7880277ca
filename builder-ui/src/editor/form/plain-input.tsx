/** A text or a number, typed. An emptied field is left out of the configuration, as one never filled in is. */
import { NumberInput, TextInput } from '@mantine/core';
import { type BaseInputTemplateProps, getInputProps } from '@rjsf/utils';

export function PlainInput({
  id,
  label,
  schema,
  type,
  options,
  value,
  placeholder,
  rawErrors,
  disabled,
  readonly,
  onChange,
}: BaseInputTemplateProps) {
  const { type: inputType, step, min, max } = getInputProps(schema, type, options, false);
  const common = {
    id,
    label,
    description: schema.description,
    // What holds while the field is left empty.
    placeholder: placeholder || (schema.default === undefined ? undefined : String(schema.default)),
    error: rawErrors?.join(' '),
    disabled: disabled || readonly,
  };
  if (inputType === 'number') {
    const bounds = { min: asNumber(min), max: asNumber(max), step: asNumber(step) };
    return (
      <NumberInput
        {...common}
        {...bounds}
        value={value ?? ''}
        onChange={(number) => onChange(number === '' ? undefined : number)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      type={inputType}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  );
}

function asNumber(bound: unknown): number | undefined {
  return typeof bound === 'number' ? bound : undefined;
}
