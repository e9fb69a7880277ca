/** Deletes an agent; while they have open conversations it asks where those go. */
import { Alert, Button, Group, Modal, Radio, Stack, Text, Title } from '@mantine/core';
import type { ListedAgent } from '@switchboard/shared/team';
import { useState } from 'react';
import { type ConversationsTo, useAgents, useDeleteAgent } from '../../api/agents.ts';
import { useGroups } from '../../api/groups.ts';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { showDone } from '../../app/show-notice.ts';
import { byName } from '../../app/words/by-name.ts';
import { problemSentence } from '../../app/words/problem-sentence.ts';

interface DeleteAgentDialogProps {
  isOpen: boolean;
  agent: ListedAgent;
  onClose: () => void;
  onDeleted: () => void;
}

type Way = 'queue' | 'agent' | 'group';

export function DeleteAgentDialog({ isOpen, agent, onClose, onDeleted }: DeleteAgentDialogProps) {
  const remove = useDeleteAgent();
  const [way, setWay] = useState<Way>('queue');
  const [receiverId, setReceiverId] = useState<string | null>(null);
  const { openConversations: open } = agent;
  const isReady = open === 0 || way === 'queue' || receiverId !== null;

  function close(): void {
    remove.reset();
    onClose();
  }
  function erase(): void {
    const conversationsTo: ConversationsTo = way === 'queue' || open === 0 ? 'queue' : `${way}:${receiverId ?? ''}`;
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
          <Radio.Group
            label={open === 1 ? 'Where does their open conversation go?' : `Where do their ${open} open conversations go?`}
            value={way}
            onChange={(chosen) => {
              setWay(chosen as Way);
              setReceiverId(null);
            }}
          >
            <Stack gap="xs" mt="xs">
              <Radio
                value="queue"
                label="Back to their groups"
                description="Each group gives them out as it does others. Without a group they are unassigned."
              />
              <Radio value="agent" label="To another agent" />
              {way === 'agent' ? <AgentChoice exceptId={agent.id} value={receiverId} onChange={setReceiverId} /> : null}
              <Radio value="group" label="To a group" />
              {way === 'group' ? <GroupChoice value={receiverId} onChange={setReceiverId} /> : null}
            </Stack>
          </Radio.Group>
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
          <Button color="red" disabled={!isReady} loading={remove.isPending} onClick={erase}>
            Delete agent
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface ChoiceProps {
  value: string | null;
  onChange: (id: string | null) => void;
}

function AgentChoice({ exceptId, value, onChange }: ChoiceProps & { exceptId: string }) {
  const agents = useAgents();
  return (
    <Receiver
      label="Agent who takes them"
      named={agents.data?.filter(({ id }) => id !== exceptId) ?? []}
      value={value}
      onChange={onChange}
    />
  );
}

function GroupChoice(props: ChoiceProps) {
  const groups = useGroups();
  return <Receiver label="Group that takes them" named={groups.data ?? []} {...props} />;
}

function Receiver({ label, named, value, onChange }: ChoiceProps & { label: string; named: { id: string; name: string }[] }) {
  return (
    <SearchedSelect
      ml={28}
      aria-label={label}
      placeholder="Choose"
      nothingFoundMessage="Nobody has this name"
      data={named.toSorted((a, b) => byName.compare(a.name, b.name)).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}
