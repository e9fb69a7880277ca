/** A condition, edited as groups of comparisons; what is wrong with a part of it is said at that part. */
import { Input } from '@mantine/core';
import type { FieldProps } from '@rjsf/utils';
import { useMemo } from 'react';
import { ConditionEditor } from '../../condition-editor/condition-editor.tsx';
import { remarksOfTree } from '../../graph/condition-remarks.ts';
import type { FaultTree } from './faults-of-node.ts';
import type { FormContext } from './form-context.ts';
import { fieldTexts } from './field-texts.tsx';

export function ConditionField(props: FieldProps) {
  // What is wrong, and what is doubtful, stands at the parts.
  const { label, description } = fieldTexts({ ...props, errorSchema: undefined, rawErrors: undefined });
  const { doubts } = props.registry.formContext as FormContext;
  const { rawErrors, errorSchema } = props;
  // What is about the whole condition the form library hands over apart.
  const remarks = useMemo(
    () => remarksOfTree({ ...(errorSchema as FaultTree | undefined), __errors: rawErrors ?? [] }, doubts),
    [errorSchema, rawErrors, doubts],
  );
  return (
    <Input.Wrapper label={label} description={description} labelElement="div">
      <div style={{ marginTop: 6 }}>
        <ConditionEditor
          condition={props.formData}
          scope="message"
          remarks={remarks}
          readOnly={Boolean(props.readonly || props.disabled)}
          onChange={(condition) => props.onChange(condition, props.fieldPathId.path)}
        />
      </div>
    </Input.Wrapper>
  );
}
