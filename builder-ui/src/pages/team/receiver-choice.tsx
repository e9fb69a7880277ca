/** Asks where conversations go whose agent or group is deleted: to an agent, to a group, or to neither. */
import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { type ConversationsTo, useAgents } from '../../api/agents.ts';
import { useGroups } from '../../api/groups.ts';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { byName } from '../../app/words/by-name.ts';

interface ReceiverChoiceProps {
  label: string;
  /** What becomes of them when neither an agent nor a group is chosen, as they are at first. */
  neither: { label: string; description: string };
  /** What is deleted, and gets none. */
  deleted: { kind: 'agent' | 'group'; id: string };
  /** Called with undefined while it is not yet said which agent or group. */
  onChange: (to: ConversationsTo | undefined) => void;
}

type Way = 'neither' | 'agent' | 'group';

export function ReceiverChoice({ label, neither, deleted, onChange }: ReceiverChoiceProps) {
  const [way, setWay] = useState<Way>('neither');
  const [receiverId, setReceiverId] = useState<string | null>(null);

  function choose(chosen: Way, id: string | null): void {
    setWay(chosen);
    setReceiverId(id);
    onChange(chosen === 'neither' ? null : id === null ? undefined : `${chosen}:${id}`);
  }
  return (
    <Radio.Group label={label} value={way} onChange={(chosen) => choose(chosen as Way, null)}>
      <Stack gap="xs" mt="xs">
        <Radio value="neither" {...neither} />
        <Radio value="agent" label={deleted.kind === 'agent' ? 'To another agent' : 'To an agent'} />
        {way === 'agent' ? <AgentChoice exceptId={deleted.id} value={receiverId} onChange={(id) => choose('agent', id)} /> : null}
        <Radio value="group" label={deleted.kind === 'group' ? 'To another group' : 'To a group'} />
        {way === 'group' ? <GroupChoice exceptId={deleted.id} value={receiverId} onChange={(id) => choose('group', id)} /> : null}
      </Stack>
    </Radio.Group>
  );
}

interface ChoiceProps {
  exceptId: string;
  value: string | null;
  onChange: (id: string | null) => void;
}

function AgentChoice(props: ChoiceProps) {
  const agents = useAgents();
  return <Receiver label="Agent who takes them" named={agents.data ?? []} {...props} />;
}

function GroupChoice(props: ChoiceProps) {
  const groups = useGroups();
  return <Receiver label="Group that takes them" named={groups.data ?? []} {...props} />;
}

function Receiver({
  label,
  named,
  exceptId,
  value,
  onChange,
}: ChoiceProps & { label: string; named: { id: string; name: string }[] }) {
  return (
    <SearchedSelect
      ml={28}
      aria-label={label}
      placeholder="Choose"
      nothingFoundMessage="Nobody has this name"
      data={named
        .filter(({ id }) => id !== exceptId)
        .sort((a, b) => byName.compare(a.name, b.name))
        .map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}
