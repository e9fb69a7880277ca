/** A page as all pages are: its title, a line about it, its one primary action, its content. */
import { Box, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './page.module.css';
import { usePlace } from './place.ts';

interface PageProps {
  title: string;
  /** Shown after the section in the top bar, when the page is one within a section. */
  detail?: string;
  /** A line below the title. */
  about?: ReactNode;
  /** The one primary action, and quieter ones before it. */
  actions?: ReactNode;
  /** Title and actions stay in sight on one line, however far one reads, where the window is high enough. */
  keepsHead?: boolean;
  children: ReactNode;
}

export function Page({ title, detail, about, actions, keepsHead, children }: PageProps) {
  usePlace(title, detail ?? null);
  return (
    <Box className={styles.page}>
      <Group justify="space-between" align="flex-start" gap="md" mb="md" className={keepsHead ? styles.keptHead : undefined}>
        <Box className={styles.heading}>
          <Title order={1} tabIndex={-1}>
            {title}
          </Title>
          {about ? (
            <Text size="sm" c="dimmed" component="div">
              {about}
            </Text>
          ) : null}
        </Box>
        {actions ? (
          <Group gap="xs" className={styles.actions}>
            {actions}
          </Group>
        ) : null}
      </Group>
      {children}
    </Box>
  );
}
