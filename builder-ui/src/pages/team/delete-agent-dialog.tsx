/** Deletes an agent; while they have conversations that are not closed, or may have, it asks where those go. */
import { Alert, Button, Group, Modal, Radio, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ListedAgent } from '@switchboard/shared/team';
import { useState } from 'react';
import { type ConversationsTo, useAgents, useDeleteAgent } from '../../api/agents.ts';
import { heldCountedAtMost, useHeldCount } from '../../api/conversations.ts';
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
  const held = useHeldCount(agent.id, isOpen);
  // Unknown: it cannot be counted just now, and is asked all the same.
  const count = held.isFetchedAfterMount && held.error === null ? held.data : undefined;
  const isReady = !held.isPending && (count === 0 || way === 'queue' || receiverId !== null);

  function close(): void {
    remove.reset();
    onClose();
  }
  function erase(): void {
    const conversationsTo: ConversationsTo = way === 'queue' || count === 0 ? 'queue' : `${way}:${receiverId ?? ''}`;
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
        {held.isPending ? (
          <Skeleton height={120} aria-busy />
        ) : count === 0 ? (
          <Text size="sm">They have no open or snoozed conversations.</Text>
        ) : (
          <Radio.Group
            label={question(count)}
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

function question(count: number | undefined): string {
  if (count === 1) return 'Where does their conversation go that is not closed?';
  const many = count === undefined ? '' : `${count >= heldCountedAtMost ? `${heldCountedAtMost} or more` : count} `;
  return `Where do their ${many}conversations go that are not closed?`;
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
