/** A text with variables: offered as one is typed after “{{”, or put in at the caret from a menu of what there is. */
import { Textarea, TextInput } from '@mantine/core';
import type { FieldProps } from '@rjsf/utils';
import { type ChangeEvent, useId, useRef, type SyntheticEvent } from 'react';
import { asSchema } from '../../graph/json-schema.ts';
import { isMultiline } from '../../graph/template-fields.ts';
import { fieldTexts } from './field-texts.tsx';
import classes from './form.module.css';
import { useTemplateVariables } from './use-template-variables.ts';
import { useVariableCompletion } from './use-variable-completion.ts';
import { optionId, VariableList } from './variable-list.tsx';
import { VariableMenu } from './variable-menu.tsx';

type TextField = HTMLTextAreaElement & HTMLInputElement;

export function TemplateField(props: FieldProps) {
  const listId = useId();
  const input = useRef<TextField>(null);
  const value = typeof props.formData === 'string' ? props.formData : '';
  const isDisabled = props.readonly || props.disabled;
  const { label, description, error } = fieldTexts(props);
  const variables = useTemplateVariables();
  const completion = useVariableCompletion(input, value, variables);
  const { offer } = completion;
  const common = {
    ref: input,
    label,
    description,
    error,
    value,
    disabled: isDisabled,
    autoComplete: 'off',
    'aria-autocomplete': 'list' as const,
    'aria-haspopup': 'listbox' as const,
    'aria-controls': offer === null ? undefined : listId,
    'aria-activedescendant': offer === null ? undefined : optionId(listId, offer.chosen),
    onChange: (event: ChangeEvent<TextField>) => {
      props.onChange(event.currentTarget.value, props.fieldPathId.path);
      completion.lookAt(event.currentTarget);
    },
    onSelect: (event: SyntheticEvent<TextField>) => completion.onSelect(event.currentTarget),
    onFocus: completion.onFocus,
    onKeyDown: completion.onKeyDown,
    onBlur: completion.close,
    onScroll: completion.close,
  };
  return (
    <div className={classes.template}>
      {isMultiline(asSchema(props.schema)) ? (
        <Textarea {...common} autosize minRows={4} maxRows={14} />
      ) : (
        <TextInput {...common} />
      )}
      {offer === null ? null : <VariableList id={listId} offer={offer} onTake={completion.take} />}
      {isDisabled ? null : <VariableMenu label={label} variables={variables} onInsert={completion.insert} />}
    </div>
  );
}
