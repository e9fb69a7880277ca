/** An address that leads nowhere, and what to say of it. */
import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';

interface NotFoundPageProps {
  title?: string;
  sentence?: string;
  /** Leads to the automations unless something else can be done. */
  action?: ReactNode;
}

export function NotFoundPage({
  title = 'There is no page here',
  sentence = 'The address may be mistyped, or what was here has been deleted.',
  action = (
    <Button component={Link} href="/automations">
      Go to automations
    </Button>
  ),
}: NotFoundPageProps) {
  return (
    <Page title={title}>
      <EmptyState icon={IconMapOff} sentence={sentence} action={action} />
    </Page>
  );
}
