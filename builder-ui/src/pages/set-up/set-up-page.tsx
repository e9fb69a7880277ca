/** The first visit: creates the first administrator with the one-time code that the server printed when it started. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ApiError } from '../../api/api-error.ts';
import { useSetUp } from '../../api/set-up.ts';
import { CheckedForm } from '../../app/checked-form.tsx';
import { fieldMessages } from '../../app/words/problem-sentence.ts';
import { Entrance } from '../login/entrance.tsx';

const passwordCharacters = 10;

export function SetUpPage() {
  const setUp = useSetUp();
  const form = useForm({
    initialValues: { code: '', name: '', email: '', password: '' },
    validate: {
      code: (code) => (code.trim() === '' ? 'Enter the code' : null),
      name: (name) => (name.trim() === '' ? 'Enter your name' : null),
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : 'Enter an e-mail address'),
      password: (password) => (password.length < passwordCharacters ? `Use at least ${passwordCharacters} characters` : null),
    },
  });

  function submit(values: typeof form.values) {
    const trimmed = { ...values, code: values.code.trim(), name: values.name.trim(), email: values.email.trim() };
    setUp.mutate(trimmed);
  }

  return (
    <Entrance
      title="Set up Switchboard"
      about="Create the first administrator. The one-time code stands on the console that runs Switchboard, where it was started."
    >
      <CheckedForm form={form} error={setUp.error} messagesOf={messagesOf} onSubmit={submit}>
        <TextInput
          label="One-time code"
          autoComplete="one-time-code"
          autoFocus
          spellCheck={false}
          {...form.getInputProps('code')}
        />
        <TextInput label="Name" autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordInput
          label="Password"
          description={`At least ${passwordCharacters} characters`}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" fullWidth loading={setUp.isPending}>
          Create administrator
        </Button>
      </CheckedForm>
    </Entrance>
  );
}

function messagesOf(error: Error): Record<string, string> {
  if (error instanceof ApiError && error.status === 403)
    return { code: 'This is not the code. Look at the newest one on the console.' };
  return fieldMessages(error);
}
