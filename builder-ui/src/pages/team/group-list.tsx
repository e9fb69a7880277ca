/** All groups, sorted by name, with how many are in each and who. */
import { Button, Group as Row, Text } from '@mantine/core';
import type { Group } from '@switchboard/shared/team';
import { IconAlertTriangle, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useGroups } from '../../api/groups.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { FindField, holdsWords } from '../../app/find-field.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { byName } from '../../app/words/by-name.ts';
import { useNames } from '../../app/use-names.ts';
import { hoursWords } from '../../hours/hours-words.ts';
import { permissionNames, strategyNames } from './team-words.ts';

const rowsAtATime = 50;
/** A list longer than this is searched, not read. */
const searchedFrom = 12;

/** `onEdit` is null for who may only look. */
export function GroupList({ onEdit }: { onEdit: ((id: string) => void) | null }) {
  const groups = useGroups();
  const names = useNames();
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(rowsAtATime);
  const found = groups.data?.filter(({ name }) => holdsWords(name, search)).toSorted((a, b) => byName.compare(a.name, b.name));

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

  if (groups.error && !found) {
    return <ProblemNotice error={groups.error} title="The groups cannot be shown" onRetry={() => void groups.refetch()} />;
  }
  if (groups.data?.length === 0) {
    return (
      <EmptyState
        icon={IconUsersGroup}
        sentence="A group is who answers one kind of conversation, such as those in French."
        action={
          onEdit ? (
            <Button variant="default" onClick={() => onEdit('new')}>
              Create the first group
            </Button>
          ) : null
        }
      />
    );
  }
  return (
    <>
      {(groups.data?.length ?? 0) >= searchedFrom ? (
        <FindField label="Find a group" placeholder="Name" value={search} onChange={setSearch} />
      ) : null}
      {found?.length === 0 ? (
        <EmptyState
          icon={IconUsersGroup}
          sentence={`No group is called “${search.trim()}”.`}
          action={
            <Button variant="default" onClick={() => setSearch('')}>
              Show all groups
            </Button>
          }
        />
      ) : (
        <RowList
          label="Groups"
          columns={columns}
          rows={found?.slice(0, shown)}
          keyOf={({ id }) => id}
          onOpen={onEdit ? ({ id }) => onEdit(id) : undefined}
          more={{ hasMore: (found?.length ?? 0) > shown, isLoading: false, load: () => setShown(shown + rowsAtATime) }}
        />
      )}
    </>
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
