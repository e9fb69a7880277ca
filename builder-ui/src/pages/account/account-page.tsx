/** One's own account: what one is called and speaks, the password, where one is logged in. */
import { Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '../../app/page.tsx';
import { useShownAgent } from '../../app/shown-agent.ts';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SessionList } from './session-list.tsx';

export function AccountPage() {
  const agent = useShownAgent();
  return (
    <Page title="My account" about={agent ? `${agent.email}. An administrator changes your e-mail and your role.` : undefined}>
      <Stack gap="md" maw={720}>
        <Part title="Profile">{agent ? <ProfileForm key={agent.revision} agent={agent} /> : null}</Part>
        <Part title="Password">
          <PasswordForm />
        </Part>
        <Part title="Where you are logged in">
          <SessionList />
        </Part>
      </Stack>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="lg" radius="md" component="section" aria-label={title} style={{ borderColor: 'var(--quiet-border)' }}>
      <Title order={2} mb="md">
        {title}
      </Title>
      {children}
    </Paper>
  );
}
