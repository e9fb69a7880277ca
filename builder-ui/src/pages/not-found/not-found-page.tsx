/** An address that leads nowhere. */
import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'wouter';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';

export function NotFoundPage() {
  return (
    <Page title="There is no page here">
      <EmptyState
        icon={IconMapOff}
        sentence="The address may be mistyped, or what was here has been deleted."
        action={
          <Button component={Link} href="/automations">
            Go to automations
          </Button>
        }
      />
    </Page>
  );
}
