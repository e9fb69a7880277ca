/** The name of an attribute of people: those in use offered, with how many have each; any other written. */
import { Autocomplete, Group, Text } from '@mantine/core';
import type { FieldProps } from '@rjsf/utils';
import { useAttributes } from '../../api/people.ts';
import { attributeTypeNames } from '../../pages/people/attribute-types.ts';
import { fieldTexts } from './field-texts.tsx';

export function AttributeField(props: FieldProps) {
  const { data: attributes } = useAttributes();
  const byName = new Map((attributes ?? []).map((attribute) => [attribute.name, attribute]));
  return (
    <Autocomplete
      {...fieldTexts(props)}
      data={[...byName.keys()]}
      value={typeof props.formData === 'string' ? props.formData : ''}
      onChange={(name) => props.onChange(name === '' ? undefined : name, props.fieldPathId.path)}
      renderOption={({ option: { value: name } }) => {
        const attribute = byName.get(name);
        return (
          <Group gap="xs" justify="space-between" wrap="nowrap" flex={1}>
            <Text size="sm">{name}</Text>
            {attribute === undefined ? null : (
              <Text size="xs" c="dimmed" aria-hidden>
                {attributeTypeNames[attribute.type]}
              </Text>
            )}
          </Group>
        );
      }}
      disabled={props.readonly || props.disabled}
    />
  );
}
