/** Deletes a segment; one in use is not deleted, and says where it is used. */
import { Alert, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import type { Segment } from '@switchboard/shared/segment';
import { useLocation } from 'wouter';
import { ApiError } from '../../api/api-error.ts';
import { useDeleteSegment } from '../../api/segments.ts';
import { showDone } from '../../app/show-notice.ts';
import { problemSentence } from '../../app/words/problem-sentence.ts';
import { usesOfRefusal } from './segment-uses.ts';
import { UseList } from './use-list.tsx';

interface DeleteSegmentDialogProps {
  isOpen: boolean;
  segment: Segment;
  onClose: () => void;
}

export function DeleteSegmentDialog({ isOpen, segment, onClose }: DeleteSegmentDialogProps) {
  const [, navigate] = useLocation();
  const remove = useDeleteSegment();
  // What the server says now counts for more than what was read when the page was opened.
  const refused = remove.error instanceof ApiError && remove.error.status === 409 ? usesOfRefusal(remove.error.problem) : [];
  const uses = refused.length > 0 ? refused : segment.usedBy;

  function close(): void {
    remove.reset();
    onClose();
  }
  function erase(): void {
    remove.mutate(segment.id, {
      onSuccess: () => {
        showDone(`“${segment.name}” is deleted`);
        navigate('/segments', { replace: true });
      },
    });
  }

  if (uses.length > 0)
    return (
      <Modal opened={isOpen} onClose={close} title={<Title order={2}>“{segment.name}” is in use</Title>}>
        <Stack>
          <Text size="sm">It cannot be deleted while these ask about it. Take it out of them first:</Text>
          <UseList uses={uses} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Keep segment
            </Button>
          </Group>
        </Stack>
      </Modal>
    );
  return (
    <Modal opened={isOpen} onClose={close} title={<Title order={2}>Delete “{segment.name}”?</Title>}>
      <Stack>
        <Text size="sm">Nothing uses it. The people in it stay as they are.</Text>
        {remove.error ? (
          <Alert color="red" variant="light" role="alert">
            {problemSentence(remove.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Keep segment
          </Button>
          <Button color="red" loading={remove.isPending} onClick={erase}>
            Delete segment
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
