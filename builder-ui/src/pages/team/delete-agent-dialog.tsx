/** Deletes an agent; while they have open conversations it asks where those go. */
import { Alert, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import type { ListedAgent } from '@switchboard/shared/team';
import { useState } from 'react';
import { type ConversationsTo, useDeleteAgent } from '../../api/agents.ts';
import { showDone } from '../../app/show-notice.ts';
import { problemSentence } from '../../app/words/problem-sentence.ts';
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
  const { openConversations: open } = agent;
  const conversationsTo = open === 0 ? null : to;

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
    <Modal opened={isOpen} onClose={close} title={<Title order={2}>Delete {agent.name}?</Title>}>
      <Stack>
        <Text size="sm">They leave every group, and automations that name them show a fault.</Text>
        {open === 0 ? (
          <Text size="sm">They have no open conversations.</Text>
        ) : (
          <ReceiverChoice
            label={open === 1 ? 'Where does their open conversation go?' : `Where do their ${open} open conversations go?`}
            neither={{
              label: 'Back to their groups',
              description: 'Each group gives them out as it does others. Without a group they are unassigned.',
            }}
            deleted={{ kind: 'agent', id: agent.id }}
            onChange={setTo}
          />
        )}
        {remove.error ? (
          <Alert color="red" variant="light" role="alert">
            {problemSentence(remove.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Keep agent
          </Button>
          <Button color="red" disabled={conversationsTo === undefined} loading={remove.isPending} onClick={erase}>
            Delete agent
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
