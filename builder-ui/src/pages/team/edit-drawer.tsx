/** The drawer that agents and groups are edited in: title, the form or what stands in its place. */
import { Button, Skeleton, Stack, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormDrawer } from '../../app/form-overlay.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';

interface EditDrawerProps {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  error: Error | null;
  onRetry: () => void;
  /** What is edited is still being read. */
  isReading: boolean;
  children: ReactNode;
}

export function EditDrawer({ isOpen, title, onClose, error, onRetry, isReading, children }: EditDrawerProps) {
  const form = useRef<HTMLDivElement>(null);
  // A drawer gives the focus as it opens; what was still being read then has it when it comes, unless somebody typed on.
  useEffect(() => {
    if (!isOpen || isReading || form.current?.contains(document.activeElement)) return;
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [isOpen, isReading]);

  return (
    <FormDrawer opened={isOpen} onClose={onClose} size={560} title={<Title order={2}>{title}</Title>}>
      {error ? (
        <ProblemNotice error={error} title="This cannot be edited" onRetry={onRetry} />
      ) : isReading ? (
        <Stack aria-busy>
          <Skeleton height={36} />
          <Skeleton height={36} />
          <Skeleton height={36} />
        </Stack>
      ) : (
        <div ref={form}>{children}</div>
      )}
    </FormDrawer>
  );
}

/** The quiet button at a form's end that asks before it deletes. */
export function DeleteButton({ label, isPending, onClick }: { label: string; isPending: boolean; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      color="red"
      c="var(--bad-text)"
      leftSection={<IconTrash size={16} aria-hidden />}
      loading={isPending}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
