/** The login page, and the way to another password. */
import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { Entrance } from './entrance.tsx';
import { LoginForm } from './login-form.tsx';

export function LoginPage() {
  return (
    <Entrance title="Log in">
      <LoginForm />
      <Anchor component={Link} href="/forgot-password" size="sm" ta="center">
        Forgot your password?
      </Anchor>
    </Entrance>
  );
}
