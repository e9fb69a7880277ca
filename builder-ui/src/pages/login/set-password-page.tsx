/** Where a mailed link leads: says whom it is for, sets the password, logs in. The token stands after `#` in the address. */
import { Anchor, Button, Skeleton, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ApiError } from '../../api/api-error.ts';
import { type PasswordLink, usePasswordLink, useSetPassword } from '../../api/account.ts';
import { CheckedForm } from '../../app/checked-form.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { Entrance } from './entrance.tsx';
import { faultOfPassword, NewPasswordInput } from './new-password-input.tsx';

function readToken(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? 'none';
}

export function SetPasswordPage() {
  const [token] = useState(readToken);
  const link = usePasswordLink(token);
  const isEnded = link.error instanceof ApiError && link.error.status === 410;

  if (isEnded) return <EndedLink />;
  const isInvitation = link.data?.purpose === 'invitation';
  return (
    <Entrance
      title={isInvitation ? 'Welcome to Switchboard' : 'Set a password'}
      about={link.data ? `For ${link.data.name}, ${link.data.email}` : undefined}
    >
      {link.error ? (
        <ProblemNotice error={link.error} title="The link could not be read" onRetry={() => void link.refetch()} />
      ) : link.data ? (
        <SetPasswordForm token={token} link={link.data} />
      ) : (
        <Skeleton height={120} aria-busy />
      )}
    </Entrance>
  );
}

function SetPasswordForm({ token, link }: { token: string; link: PasswordLink }) {
  const setPassword = useSetPassword();
  const [, navigate] = useLocation();
  const form = useForm({ initialValues: { password: '' }, validate: { password: faultOfPassword } });

  function submit({ password }: typeof form.values) {
    setPassword.mutate({ token, password }, { onSuccess: () => navigate('/', { replace: true }) });
  }

  if (setPassword.error instanceof ApiError && setPassword.error.status === 410) {
    return <Text role="alert">This link was used already, or has ended. Ask for another one.</Text>;
  }
  return (
    <CheckedForm form={form} error={setPassword.error} onSubmit={submit}>
      {/* For password managers: whose password this is. */}
      <input type="email" name="email" autoComplete="username" value={link.email} readOnly hidden />
      <NewPasswordInput label="New password" name="password" autoFocus {...form.getInputProps('password')} />
      <Button type="submit" fullWidth loading={setPassword.isPending}>
        Set password and log in
      </Button>
    </CheckedForm>
  );
}

function EndedLink() {
  return (
    <Entrance title="This link has ended" about="It was used already, or its time is over. Your password is as it was.">
      <Button component={Link} href="/forgot-password" fullWidth>
        Ask for another link
      </Button>
      <Anchor component={Link} href="/" size="sm" ta="center">
        Back to log in
      </Anchor>
    </Entrance>
  );
}
