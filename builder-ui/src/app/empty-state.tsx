/** What is shown where there is nothing yet: one sentence, one button. */
import { Center, Stack, Text, ThemeIcon } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: TablerIcon;
  sentence: string;
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, sentence, action }: EmptyStateProps) {
  return (
    <Center py={72} px="md">
      <Stack align="center" gap="md" maw={420}>
        <ThemeIcon size={48} radius="xl" variant="light" color="gray">
          <Icon size={24} stroke={1.5} aria-hidden />
        </ThemeIcon>
        <Text ta="center">{sentence}</Text>
        {action}
      </Stack>
    </Center>
  );
}
