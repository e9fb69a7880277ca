/** Who has the conversation, and its tags: chosen here, kept at once. */
import { Button, Group, Stack, TagsInput } from '@mantine/core';
import type { Conversation } from '@switchboard/shared/conversation';
import { tagOf } from '@switchboard/shared/tag';
import { useState } from 'react';
import { useAgents } from '../../api/agents.ts';
import { ApiError } from '../../api/api-error.ts';
import { type ConversationChange, type useChangeConversation, useTags } from '../../api/conversations.ts';
import { useGroups } from '../../api/groups.ts';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { showProblem } from '../../app/show-notice.ts';
import { tagFault } from './tag-fault.ts';
import { tellUnchanged } from './tell-unchanged.ts';

interface ConversationOwnerProps {
  conversation: Conversation;
  agentId: string;
  change: ReturnType<typeof useChangeConversation>;
}

export function ConversationOwner({ conversation, agentId, change }: ConversationOwnerProps) {
  const { data: agents } = useAgents();
  const { data: groups } = useGroups();
  const { data: tags } = useTags();
  const { groupId, assigneeId } = conversation;

  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);

  const apply = (what: ConversationChange) => change.mutate(what, { onError: tellUnchanged });

  /** Refused when somebody else has it by now: two may want it at the same moment. */
  function assign(to: { groupId?: string | null; agentId?: string | null }) {
    const onError = (error: Error): void =>
      error instanceof ApiError && error.status === 409 ? showProblem('Somebody was quicker', error) : tellUnchanged(error);
    change.mutate({ kind: 'assign', ...to, expectedAgentId: assigneeId }, { onError });
  }

  function changeTags(wanted: string[]) {
    const removed = conversation.tags.find((tag) => !wanted.includes(tag));
    const typedNow = wanted.filter((tag) => !conversation.tags.includes(tag));
    const unfit = typedNow.find((tag) => tagFault(tag) !== null);
    setFault(unfit === undefined ? null : tagFault(unfit));
    // What was refused stays where it was typed.
    if (unfit !== undefined) return setTyped(typedNow.join(','));
    const added = typedNow.map(tagOf).filter((tag) => tag !== '' && !conversation.tags.includes(tag));
    if (removed !== undefined) apply({ kind: 'remove-tag', tag: removed });
    else if (added.length > 0) apply({ kind: 'add-tags', tags: added });
  }

  return (
    <Stack gap="sm">
      <SearchedSelect
        label="Group"
        placeholder="None"
        clearable
        clearButtonProps={{ 'aria-label': 'Take from its group' }}
        data={choices(groups, groupId)}
        value={groupId}
        onChange={(value) => assign({ groupId: value })}
      />
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <SearchedSelect
          flex={1}
          label="Assignee"
          placeholder="None"
          clearable
          clearButtonProps={{ 'aria-label': 'Take from its assignee' }}
          data={choices(agents, assigneeId)}
          value={assigneeId}
          onChange={(value) => assign({ agentId: value })}
        />
        {assigneeId === agentId ? null : (
          <Button variant="default" onClick={() => assign({ agentId })}>
            Take it
          </Button>
        )}
      </Group>
      <TagsInput
        label="Tags"
        placeholder={conversation.tags.length === 0 ? 'Add a tag' : undefined}
        error={fault}
        searchValue={typed}
        onSearchChange={(text) => {
          setTyped(text);
          if (text !== typed) setFault(null);
        }}
        data={(tags ?? []).map(({ name }) => name)}
        value={conversation.tags}
        onChange={changeTags}
        comboboxProps={{ portalProps: { target: '#floating' } }}
      />
    </Stack>
  );
}

/** All there are, and whoever has it though they are gone. */
function choices(all: { id: string; name: string }[] | undefined, present: string | null): { value: string; label: string }[] {
  const listed = (all ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (present === null || listed.some(({ value }) => value === present)) return listed;
  return [...listed, { value: present, label: all === undefined ? '…' : 'No longer there' }];
}
