/** The first visit: creates the first administrator with the one-time code that the server printed when it started. */
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ApiError } from '../../api/api-error.ts';
import { useSetUp } from '../../api/set-up.ts';
import { fieldMessages, problemSentence } from '../../app/words/problem-sentence.ts';
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
    setUp.mutate(trimmed, {
      onError: (error) => {
        if (error instanceof ApiError && error.status === 403)
          form.setFieldError('code', 'This is not the code. Look at the newest one on the console.');
        else form.setErrors(fieldMessages(error));
      },
    });
  }

  const isShownAtField = Object.keys(form.errors).length > 0;
  return (
    <Entrance
      title="Set up Switchboard"
      about="Create the first administrator. The one-time code stands on the console that runs Switchboard, where it was started."
    >
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack gap="md">
          {setUp.error && !isShownAtField ? (
            <Alert color="red" variant="light" role="alert">
              {problemSentence(setUp.error)}
            </Alert>
          ) : null}
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
        </Stack>
      </form>
    </Entrance>
  );
}
