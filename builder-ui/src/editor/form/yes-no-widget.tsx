/** Yes or no, as a switch with what it means below. */
import { Switch } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';

export function YesNoWidget({ id, label, schema, value, rawErrors, disabled, readonly, onChange }: WidgetProps) {
  return (
    <Switch
      id={id}
      label={label}
      description={schema.description}
      error={rawErrors?.join(' ')}
      checked={value === true}
      disabled={disabled || readonly}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
