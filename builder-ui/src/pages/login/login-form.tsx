/** E-mail and password; says what went wrong and, after too many tries, when to come back. */
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { useLogIn } from '../../api/session.ts';
import { problemSentence, tryAgainIn } from '../../app/words/problem-sentence.ts';

export function LoginForm() {
  const logIn = useLogIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    logIn.mutate({ email: email.trim(), password }, { onError: () => setPassword('') });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {logIn.error ? (
          <Alert color="red" variant="light" role="alert">
            {loginProblem(logIn.error)}
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
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
        />
        <Button type="submit" fullWidth loading={logIn.isPending}>
          Log in
        </Button>
      </Stack>
    </form>
  );
}

function loginProblem(error: Error): string {
  if (!(error instanceof ApiError)) return problemSentence(error);
  if (error.status === 401) return 'No one has this e-mail and password together. Check both and try again.';
  if (error.status === 429) {
    return `There were too many tries. ${error.retryAfterSeconds === null ? 'Try again later.' : tryAgainIn(error.retryAfterSeconds)}`;
  }
  return problemSentence(error);
}
