/** Another password, for who knows the present one. */
import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChangePassword } from '../../api/account.ts';
import { showDone } from '../../app/show-notice.ts';
import { fieldMessages, problemSentence } from '../../app/words/problem-sentence.ts';
import { faultOfPassword, NewPasswordInput } from '../login/new-password-input.tsx';

export function PasswordForm() {
  const change = useChangePassword();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (password) => (password === '' ? 'Enter your present password' : null),
      newPassword: faultOfPassword,
    },
  });

  function submit(values: typeof form.values) {
    change.mutate(values, {
      onSuccess: () => {
        form.reset();
        showDone('Your password is changed, and your other sessions have ended');
      },
      onError: (error) => form.setErrors(fieldMessages(error)),
    });
  }

  const isShownAtField = Object.keys(form.errors).length > 0;
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="md">
        {change.error && !isShownAtField ? (
          <Alert color="red" variant="light" role="alert">
            {problemSentence(change.error)}
          </Alert>
        ) : null}
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
          {...form.getInputProps('currentPassword')}
        />
        <NewPasswordInput label="New password" {...form.getInputProps('newPassword')} />
        <Group>
          <Button type="submit" loading={change.isPending}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
