/** What a site pastes to have the chat, with where it works. */
import { Anchor, Button, Code, Group, Skeleton, Stack, Text } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'wouter';
import { useInstallation } from '../../api/installation.ts';
import type { WidgetKey } from '../../api/widget-keys.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { CopyTextButton } from '../../app/copy-text-button.tsx';

interface WidgetSnippetProps {
  widgetKey: WidgetKey;
  onClose: () => void;
}

export function WidgetSnippet({ widgetKey, onClose }: WidgetSnippetProps) {
  const installation = useInstallation();
  const { data, error } = installation;
  if (error && !data) {
    return <ProblemNotice error={error} title="The script cannot be shown" onRetry={() => void installation.refetch()} />;
  }
  const parts = data ? ['<script', `src="${data.publicUrl}/widget.js"`, `data-key="${widgetKey.key}"`, 'async></script>'] : null;

  return (
    <Stack gap="md">
      <Text>Paste this line into each page that is to show the chat:</Text>
      {parts === null ? (
        <Skeleton height={64} aria-busy />
      ) : (
        <Code block aria-label="The script" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {parts.map((part, index) => (
            // Lines break between attributes, and not at the hyphen within one.
            <Fragment key={part}>
              {index === 0 ? '' : ' '}
              <span style={{ display: 'inline-block', maxWidth: '100%' }}>{part}</span>
            </Fragment>
          ))}
        </Code>
      )}
      <Text size="sm">
        It works on {widgetKey.origins.join(', ')} and nowhere else. The key in it is no secret.
        {data ? (
          <>
            {' '}
            Your visitors load the chat from {data.publicUrl}, the public address under{' '}
            <Anchor component={Link} href="/settings/installation" inherit>
              Installation
            </Anchor>
            .
          </>
        ) : null}
      </Text>
      <Group>
        <CopyTextButton text={parts?.join(' ') ?? null} label="Copy script" />
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
