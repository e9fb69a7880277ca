/**
 * A union as a plain choice: each option by its title, and below the chosen one whatever else it needs. Two short
 * options without more stand side by side.
 */
import { Input, Radio, SegmentedControl, Stack } from '@mantine/core';
import type { FieldProps, RJSFSchema } from '@rjsf/utils';
import { useId } from 'react';
import { initialValue } from '../../graph/initial-config.ts';
import { asObject, asSchema, type JsonSchema, optionOf } from '../../graph/json-schema.ts';
import { fieldTexts, sentenceCase } from './field-texts.tsx';
import { uiSchemaOf } from './ui-schema.ts';

export function ChoiceField(props: FieldProps) {
  const id = useId();
  const schema = asSchema(props.schema);
  const options = schema.anyOf ?? schema.oneOf ?? [];
  // What must be there and is not is shown as not chosen: a default holds only where nothing need be said.
  const value = props.formData ?? (props.required ? undefined : schema.default);
  const chosen = optionOf(options, value);
  const { label, description, error } = fieldTexts({
    ...props,
    errorSchema: chosen?.type === 'object' ? undefined : props.errorSchema,
  });
  const isDisabled = props.readonly || props.disabled;
  const choose = (index: string): void => {
    const option = options[Number(index)];
    if (option !== undefined && option !== chosen) props.onChange(firstValue(option), props.fieldPathId.path);
  };
  const chosenIndex = chosen === null ? '' : String(options.indexOf(chosen));

  if (options.length === 2 && options.every((option) => option.const !== undefined && titleOf(option).length <= 16)) {
    return (
      <Input.Wrapper label={label} description={description} error={error} labelElement="div" labelProps={{ id }}>
        <SegmentedControl
          aria-labelledby={id}
          mt={4}
          fullWidth
          data={options.map((option, index) => ({ value: String(index), label: titleOf(option) }))}
          value={chosenIndex}
          onChange={choose}
          disabled={isDisabled}
        />
      </Input.Wrapper>
    );
  }
  return (
    <Radio.Group label={label} description={description} error={error} value={chosenIndex} onChange={choose}>
      <Stack gap={10} mt={6}>
        {options.map((option, index) => (
          <div key={titleOf(option)}>
            <Radio value={String(index)} label={titleOf(option)} disabled={isDisabled} />
            {option === chosen ? <FurtherFields option={option} {...props} formData={value} /> : null}
          </div>
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** What the chosen option asks for besides its constants. */
function FurtherFields({ option, ...props }: FieldProps & { option: JsonSchema }) {
  const further = Object.entries(option.properties ?? {}).filter(([, property]) => property.const === undefined);
  if (option.type !== 'object' || further.length === 0) return null;
  const { SchemaField } = props.registry.fields;
  if (SchemaField === undefined) return null;
  const data = asObject(props.formData) ?? {};
  return (
    <Stack gap="sm" pl={28} pt={8}>
      {further.map(([name, property]) => (
        <SchemaField
          key={name}
          {...props}
          name={name}
          schema={property as RJSFSchema}
          uiSchema={uiSchemaOf(property)}
          formData={data[name]}
          errorSchema={asObject(props.errorSchema)?.[name] as FieldProps['errorSchema']}
          fieldPathId={{ $id: `${props.fieldPathId.$id}_${name}`, path: [...props.fieldPathId.path, name] }}
          required={(option.required ?? []).includes(name)}
        />
      ))}
    </Stack>
  );
}

/** An option's first value; a number that must be given starts as an hour's worth, within its bounds. */
function firstValue(option: JsonSchema): unknown {
  const value = initialValue(option);
  const object = asObject(value);
  if (object === null) return value;
  for (const name of option.required ?? []) {
    const property = option.properties?.[name];
    if (object[name] !== undefined || (property?.type !== 'integer' && property?.type !== 'number')) continue;
    object[name] = Math.min(Math.max(60, property.minimum ?? 60), property.maximum ?? 60);
  }
  return object;
}

function titleOf(option: JsonSchema): string {
  return option.title ?? sentenceCase(String(option.const ?? option.type ?? 'other'));
}
