/** The login page, and the way to another password. */
import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useHowOneLeft } from '../../api/session.ts';
import { Entrance } from './entrance.tsx';
import { LoginForm } from './login-form.tsx';

export function LoginPage() {
  const isEverywhere = useHowOneLeft() === 'everywhere';
  return (
    <Entrance title="Log in" about={isEverywhere ? 'You are logged out in every browser.' : undefined}>
      <LoginForm />
      <Anchor component={Link} href="/forgot-password" size="sm" ta="center">
        Forgot your password?
      </Anchor>
    </Entrance>
  );
}
