/** Asks for a link to set a new password. What it says afterwards is the same for every address. */
import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { useRequestPasswordReset } from '../../api/account.ts';
import { problemSentence } from '../../app/words/problem-sentence.ts';
import { Entrance } from './entrance.tsx';

export function ForgotPasswordPage() {
  const reset = useRequestPasswordReset();
  const [email, setEmail] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    reset.mutate(email.trim());
  }

  return (
    <Entrance title="Forgot your password?" about="We mail you a link to set a new one. It works once, for an hour.">
      {reset.isSuccess ? (
        <Text role="status">
          If {reset.variables} has a login here, a mail is on its way. Nothing after a few minutes? Look among unwanted mail, or
          ask an administrator.
        </Text>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            {reset.error ? (
              <Alert color="red" variant="light" role="alert">
                {problemSentence(reset.error)}
              </Alert>
            ) : null}
            <TextInput
              label="E-mail"
              type="email"
              name="email"
              autoComplete="username"
              required
              withAsterisk={false}
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" fullWidth loading={reset.isPending}>
              Mail me a link
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} href="/" size="sm" ta="center">
        Back to log in
      </Anchor>
    </Entrance>
  );
}
