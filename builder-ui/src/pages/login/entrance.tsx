/** The frame of the pages before one is in: the name, a card, nothing else. */
import { Box, Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTitle } from '../../app/place.ts';

export function Entrance({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  useTitle(`${title} · Switchboard`);
  return (
    <Center component="main" mih="100dvh" p="md" bg="var(--quiet-ground)">
      <Box w="100%" maw={400}>
        <Group gap="xs" justify="center" mb="lg">
          <img src="/icon.svg" alt="" width={28} height={28} />
          <Text fw={600} size="lg">
            Switchboard
          </Text>
        </Group>
        <Paper withBorder p="xl" radius="lg" style={{ borderColor: 'var(--quiet-border)' }}>
          <Stack gap="lg">
            <Stack gap={4}>
              <Title order={1}>{title}</Title>
              {about ? (
                <Text size="sm" c="dimmed">
                  {about}
                </Text>
              ) : null}
            </Stack>
            {children}
          </Stack>
        </Paper>
      </Box>
    </Center>
  );
}
