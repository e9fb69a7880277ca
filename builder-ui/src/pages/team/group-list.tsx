/** All groups, sorted by name, with how many are in each and who. */
import { Button, Group as Row, Text } from '@mantine/core';
import type { Group } from '@switchboard/shared/team';
import { IconAlertTriangle, IconUsersGroup } from '@tabler/icons-react';
import { useGroups } from '../../api/groups.ts';
import type { Column } from '../../app/row-list.tsx';
import { SearchedList } from '../../app/searched-list.tsx';
import { useNames } from '../../app/use-names.ts';
import { hoursWords } from '../../hours/hours-words.ts';
import { permissionNames, strategyNames } from './team-words.ts';

/** `onEdit` is null for who may only look. */
export function GroupList({ onEdit }: { onEdit: ((id: string) => void) | null }) {
  const groups = useGroups();
  const names = useNames();

  const columns: Column<Group>[] = [
    { name: 'Name', width: '22%', phoneWidth: 'auto', cell: ({ name }) => name },
    { name: 'Members', width: '124px', phoneWidth: '116px', cell: (group) => <Members group={group} /> },
    {
      name: 'Who',
      isHiddenOnPhone: true,
      cell: ({ agentIds }) => (
        <Text truncate c="dimmed" size="sm">
          {agentIds
            .map((id) => names.agent(id))
            .filter((name) => name !== null)
            .join(', ')}
        </Text>
      ),
    },
    {
      name: 'Routing',
      width: '112px',
      isHiddenOnPhone: true,
      cell: ({ routing }) => strategyNames[routing.strategy],
    },
    {
      name: 'Overflow',
      width: '13%',
      isHiddenOnPhone: true,
      cell: ({ routing }) => (routing.overflowGroupId === undefined ? '' : (names.group(routing.overflowGroupId) ?? '')),
    },
    { name: 'Hours', width: '15%', isHiddenOnPhone: true, cell: ({ hours }) => hoursWords(hours) },
    { name: 'Permission', width: '120px', isHiddenOnPhone: true, cell: ({ permission }) => permissionNames[permission] },
  ];

  return (
    <SearchedList
      label="Groups"
      one="a group"
      items={groups}
      columns={columns}
      icon={IconUsersGroup}
      sentence="A group is who answers one kind of conversation, such as those in French."
      createFirst={
        onEdit ? (
          <Button variant="default" onClick={() => onEdit('new')}>
            Create the first group
          </Button>
        ) : null
      }
      onOpen={onEdit ? ({ id }) => onEdit(id) : undefined}
    />
  );
}

/** How many are in a group; one that gives out and has nobody to give to says so. */
function Members({ group: { agentIds, routing } }: { group: Group }) {
  if (agentIds.length > 0) return `${agentIds.length} ${agentIds.length === 1 ? 'agent' : 'agents'}`;
  if (routing.strategy === 'none')
    return (
      <Text span c="dimmed">
        Nobody
      </Text>
    );
  return (
    <Row gap={6} wrap="nowrap" c="var(--warn-text)" title="Conversations wait here until somebody is in the group.">
      <IconAlertTriangle size={14} aria-hidden style={{ flex: 'none' }} />
      Nobody yet
    </Row>
  );
}
