/** All groups, sorted by name, with how many are in each and who. */
import { Button, Text } from '@mantine/core';
import type { Group } from '@switchboard/shared/team';
import { IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useGroups } from '../../api/groups.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { byName } from '../../app/words/by-name.ts';
import { useNames } from '../../app/use-names.ts';

const rowsAtATime = 50;

/** `onEdit` is null for who may only look. */
export function GroupList({ onEdit }: { onEdit: ((id: string) => void) | null }) {
  const groups = useGroups();
  const names = useNames();
  const [shown, setShown] = useState(rowsAtATime);
  const sorted = groups.data?.toSorted((a, b) => byName.compare(a.name, b.name));

  const columns: Column<Group>[] = [
    { name: 'Name', cell: ({ name }) => name },
    {
      name: 'Members',
      width: '110px',
      phoneWidth: '92px',
      cell: ({ agentIds }) => `${agentIds.length} ${agentIds.length === 1 ? 'agent' : 'agents'}`,
    },
    {
      name: 'Who',
      width: '40%',
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
    { name: 'Permission', width: '140px', isHiddenOnPhone: true, cell: ({ permission }) => permissionLabel(permission) },
  ];

  if (groups.error && !sorted) {
    return <ProblemNotice error={groups.error} title="The groups cannot be shown" onRetry={() => void groups.refetch()} />;
  }
  if (sorted?.length === 0) {
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
    <RowList
      label="Groups"
      columns={columns}
      rows={sorted?.slice(0, shown)}
      keyOf={({ id }) => id}
      onOpen={onEdit ? ({ id }) => onEdit(id) : undefined}
      more={{ hasMore: (sorted?.length ?? 0) > shown, isLoading: false, load: () => setShown(shown + rowsAtATime) }}
    />
  );
}

/** What a group's permission is called. */
export function permissionLabel(permission: Group['permission']): string {
  return permission === 'administrators' ? 'Administrators' : 'Agents';
}
