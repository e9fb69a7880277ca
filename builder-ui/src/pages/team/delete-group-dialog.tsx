/** Deletes a group; while conversations wait in it, which nobody has, it asks where those go. */
import { Skeleton, Text } from '@mantine/core';
import type { Group } from '@switchboard/shared/team';
import { useState } from 'react';
import type { ConversationsTo } from '../../api/agents.ts';
import { useDeleteGroup, useWaitingConversations } from '../../api/groups.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { showDone } from '../../app/show-notice.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { ReceiverChoice } from './receiver-choice.tsx';

interface DeleteGroupDialogProps {
  isOpen: boolean;
  group: Group;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteGroupDialog({ isOpen, group, onClose, onDeleted }: DeleteGroupDialogProps) {
  const remove = useDeleteGroup();
  const found = useWaitingConversations(isOpen ? group.id : null);
  const [to, setTo] = useState<ConversationsTo | undefined>(null);
  const waiting = found.data;
  const conversationsTo = waiting === 0 ? null : to;

  function close(): void {
    remove.reset();
    onClose();
  }
  function erase(): void {
    if (conversationsTo === undefined) return;
    remove.mutate(
      { id: group.id, conversationsTo },
      {
        onSuccess: () => {
          showDone(`“${group.name}” is deleted`);
          onDeleted();
        },
      },
    );
  }

  return (
    <DeleteDialog
      isOpen={isOpen}
      name={`“${group.name}”`}
      kind="group"
      about="Automations that name it show a fault. Its agents stay, and whoever has a conversation of it keeps it."
      isReady={waiting !== undefined && conversationsTo !== undefined}
      isPending={remove.isPending}
      error={remove.error}
      onClose={close}
      onDelete={erase}
    >
      {waiting === undefined && found.error ? (
        <ProblemNotice
          error={found.error}
          title="How many conversations wait in it is not known"
          onRetry={() => void found.refetch()}
        />
      ) : waiting === undefined ? (
        <Skeleton height={20} aria-busy />
      ) : waiting === 0 ? (
        <Text size="sm">No conversation waits in it.</Text>
      ) : (
        <ReceiverChoice
          label={
            waiting === 1
              ? 'One conversation waits in it. Where does it go?'
              : `${waiting} conversations wait in it. Where do they go?`
          }
          neither={{ label: 'To nobody', description: 'Without a group and unassigned, for whoever takes them.' }}
          deleted={{ kind: 'group', id: group.id }}
          onChange={setTo}
        />
      )}
    </DeleteDialog>
  );
}
