/**
 * The value that an attribute is compared with. “30” is not 30: where nobody knows yet what kind of value the attribute
 * holds, or the condition says another kind, which it is is chosen.
 */
import { NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { AttributeType } from '@switchboard/shared/person';

interface TypedValueProps {
  value: unknown;
  /** Of the attribute; null when it is not known. */
  type: AttributeType | null;
  readOnly: boolean;
  onChange: (value: unknown) => void;
}

type PlainType = 'string' | 'number' | 'boolean';
const plainTypes: Record<AttributeType, PlainType> = {
  text: 'string',
  date: 'string',
  list: 'string',
  number: 'number',
  'yes-no': 'boolean',
};

export function TypedValue({ value, type: known, readOnly, onChange }: TypedValueProps) {
  const written = value === undefined || value === null ? '' : String(value);
  const isFromKind = known !== null && (written === '' || typeof value === plainTypes[known]);
  const given = typeof value === 'number' || typeof value === 'boolean' ? (typeof value as PlainType) : 'string';
  const type = isFromKind ? plainTypes[known] : given;
  const firstOf = { string: written, number: Number(value) || 0, boolean: true };
  const common = { size: 'xs', disabled: readOnly, 'aria-label': 'Compared with' } as const;
  return (
    <>
      {isFromKind ? null : (
        <SegmentedControl
          aria-label="What kind of value"
          size="xs"
          disabled={readOnly}
          data={[
            { value: 'string', label: 'Text' },
            { value: 'number', label: 'Number' },
            { value: 'boolean', label: 'Yes or no' },
          ]}
          value={type}
          onChange={(chosen) => onChange(firstOf[chosen as PlainType])}
        />
      )}
      {type === 'string' ? (
        <TextInput
          {...common}
          type={isFromKind && known === 'date' ? 'date' : 'text'}
          value={isFromKind && known === 'date' ? written.slice(0, 10) : written}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : null}
      {type === 'number' ? <NumberInput {...common} value={typeof value === 'number' ? value : ''} onChange={onChange} /> : null}
      {type === 'boolean' ? (
        <Select
          {...common}
          data={[
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]}
          value={typeof value === 'boolean' ? written : null}
          onChange={(chosen) => onChange(chosen === null ? '' : chosen === 'true')}
        />
      ) : null}
    </>
  );
}
