/** The form of a key of any kind: what could not be said at a field, its name, what else it takes, and the button. */
import { Button, Group, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CheckedForm } from '../../app/checked-form.tsx';
import { useUnsaved } from '../../app/form-overlay.tsx';

interface KeyFormProps<Values extends { name: string }> {
  form: UseFormReturnType<Values>;
  onSubmit: (values: Values) => void;
  save: Pick<UseMutationResult<unknown, Error, never>, 'error' | 'isPending'>;
  /** Whose key it is. */
  nameDescription: string;
  button: string;
  children: ReactNode;
}

export function KeyForm<Values extends { name: string }>(props: KeyFormProps<Values>) {
  const { form, onSubmit, save, nameDescription, button, children } = props;
  useUnsaved(form.isDirty());
  return (
    <CheckedForm form={form} error={save.error} onSubmit={onSubmit}>
      <TextInput label="Name" description={nameDescription} data-autofocus {...form.getInputProps('name')} />
      {children}
      <Group>
        <Button type="submit" loading={save.isPending}>
          {button}
        </Button>
      </Group>
    </CheckedForm>
  );
}
