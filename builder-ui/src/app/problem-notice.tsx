/** An error where it happened: what went wrong in words, and a way to try again. */
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { problemSentence } from './words/problem-sentence.ts';

interface ProblemNoticeProps {
  error: unknown;
  /** What could not be done, such as “The automations cannot be shown”. */
  title: string;
  onRetry?: () => void;
}

export function ProblemNotice({ error, title, onRetry }: ProblemNoticeProps) {
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert" maw={640}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{problemSentence(error)}</Text>
        {onRetry ? (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}
