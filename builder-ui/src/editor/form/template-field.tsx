/** A text with variables: typed, or put in at the caret from a menu of what there is. */
import { Menu, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import type { FieldProps } from '@rjsf/utils';
import { useRef } from 'react';
import { asObject } from '../../graph/json-schema.ts';
import { fieldTexts } from './field-texts.ts';
import classes from './form.module.css';

const variables = [
  {
    heading: 'Message',
    items: [
      ['message.text', 'Text'],
      ['message.channel', 'Channel'],
      ['message.country', 'Country'],
      ['message.language', 'Language'],
    ],
  },
  {
    heading: 'Person',
    items: [
      ['person.name', 'Name'],
      ['person.email', 'E-mail'],
      ['person.country', 'Country'],
      ['person.attributes.plan', 'An attribute, such as plan'],
    ],
  },
  {
    heading: 'Who gets it',
    items: [
      ['agent.name', 'Name'],
      ['agent.email', 'E-mail'],
    ],
  },
  {
    heading: 'Conversation',
    items: [
      ['link', 'Link to it'],
      ['conversation.id', 'Id'],
    ],
  },
] as const;

export function TemplateField(props: FieldProps) {
  const input = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const value = typeof props.formData === 'string' ? props.formData : '';
  const isMultiline = asObject(asObject(props.schema)?.['x-switchboard'])?.multiline !== false;
  const isDisabled = props.readonly || props.disabled;
  const { label, description, error } = fieldTexts(props);
  const change = (text: string): void => props.onChange(text, props.fieldPathId.path);
  const insert = (variable: string): void => {
    const start = input.current?.selectionStart ?? value.length;
    const end = input.current?.selectionEnd ?? start;
    change(`${value.slice(0, start)}{{ ${variable} }}${value.slice(end)}`);
    input.current?.focus();
  };
  const common = {
    ref: input,
    label,
    description,
    error,
    value,
    disabled: isDisabled,
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
  return (
    <div className={classes.template}>
      {isMultiline ? <Textarea {...common} autosize minRows={4} maxRows={14} /> : <TextInput {...common} />}
      {isDisabled ? null : (
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <UnstyledButton className={classes.insert} aria-label={`Insert a variable into ${label.toLowerCase()}`}>
              <IconBraces size={14} aria-hidden /> Insert
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {variables.map(({ heading, items }) => (
              <div key={heading}>
                <Menu.Label>{heading}</Menu.Label>
                {items.map(([variable, words]) => (
                  <Menu.Item key={variable} onClick={() => insert(variable)}>
                    {words}
                  </Menu.Item>
                ))}
              </div>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
