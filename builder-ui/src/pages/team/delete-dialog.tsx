/**
 * Asks before an agent or a group is deleted. In: what is said and asked of it, and how the deleting goes. Out: what was
 * chosen.
 */
import { Alert, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { problemSentence } from '../../app/words/problem-sentence.ts';

interface DeleteDialogProps {
  isOpen: boolean;
  /** Whose deleting is asked about, as in “Delete Marie?”. */
  name: string;
  kind: 'agent' | 'group';
  /** What becomes of what it is part of. */
  about: string;
  isReady: boolean;
  isPending: boolean;
  error: Error | null;
  onClose: () => void;
  onDelete: () => void;
  /** What becomes of its conversations. */
  children: ReactNode;
}

export function DeleteDialog(props: DeleteDialogProps) {
  const { isOpen, name, kind, about, isReady, isPending, error, onClose, onDelete, children } = props;
  return (
    <Modal opened={isOpen} onClose={onClose} title={<Title order={2}>Delete {name}?</Title>}>
      <Stack>
        <Text size="sm">{about}</Text>
        {children}
        {error ? (
          <Alert color="red" variant="light" role="alert">
            {problemSentence(error)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep {kind}
          </Button>
          <Button color="red" disabled={!isReady} loading={isPending} onClick={onDelete}>
            Delete {kind}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
