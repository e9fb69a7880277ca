/** Another password, for who knows the present one. */
import { Button, Group, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useChangePassword } from '../../api/account.ts';
import { CheckedForm } from '../../app/checked-form.tsx';
import { showDone } from '../../app/show-notice.ts';
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
    });
  }

  return (
    <CheckedForm form={form} error={change.error} onSubmit={submit}>
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
    </CheckedForm>
  );
}
