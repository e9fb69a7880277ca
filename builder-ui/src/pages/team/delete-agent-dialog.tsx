/** Deletes an agent; while they have conversations that are not closed, or may have, it asks where those go. */
import { Skeleton, Text } from '@mantine/core';
import type { ListedAgent } from '@switchboard/shared/team';
import { useState } from 'react';
import { type ConversationsTo, useDeleteAgent } from '../../api/agents.ts';
import { heldCountedAtMost, useHeldCount } from '../../api/conversations.ts';
import { showDone } from '../../app/show-notice.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { ReceiverChoice } from './receiver-choice.tsx';

interface DeleteAgentDialogProps {
  isOpen: boolean;
  agent: ListedAgent;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteAgentDialog({ isOpen, agent, onClose, onDeleted }: DeleteAgentDialogProps) {
  const remove = useDeleteAgent();
  const [to, setTo] = useState<ConversationsTo | undefined>(null);
  const held = useHeldCount(agent.id, isOpen);
  // Unknown: it cannot be counted just now, and is asked all the same.
  const count = held.isFetchedAfterMount && held.error === null ? held.data : undefined;
  const conversationsTo = held.isPending ? undefined : count === 0 ? null : to;

  function close(): void {
    remove.reset();
    onClose();
  }
  function erase(): void {
    if (conversationsTo === undefined) return;
    remove.mutate(
      { id: agent.id, conversationsTo },
      {
        onSuccess: () => {
          showDone(`${agent.name} is deleted`);
          onDeleted();
        },
      },
    );
  }

  return (
    <DeleteDialog
      isOpen={isOpen}
      name={agent.name}
      kind="agent"
      about="They leave every group, and automations that name them show a fault."
      isReady={conversationsTo !== undefined}
      isPending={remove.isPending}
      error={remove.error}
      onClose={close}
      onDelete={erase}
    >
      {held.isPending ? (
        <Skeleton height={120} aria-busy />
      ) : count === 0 ? (
        <Text size="sm">They have no open or snoozed conversations.</Text>
      ) : (
        <ReceiverChoice
          label={question(count)}
          neither={{
            label: 'Back to their groups',
            description: 'Each group gives them out as it does others. Without a group they are unassigned.',
          }}
          deleted={{ kind: 'agent', id: agent.id }}
          onChange={setTo}
        />
      )}
    </DeleteDialog>
  );
}

function question(count: number | undefined): string {
  if (count === 1) return 'Where does their conversation go that is not closed?';
  const many = count === undefined ? '' : `${count >= heldCountedAtMost ? `${heldCountedAtMost} or more` : count} `;
  return `Where do their ${many}conversations go that are not closed?`;
}
