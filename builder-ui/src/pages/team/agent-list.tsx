/** All agents, sorted by name. */
import { Button, Text } from '@mantine/core';
import type { Agent } from '@switchboard/shared/team';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useAgents } from '../../api/agents.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { byName } from '../../app/words/by-name.ts';
import { languageName } from '../../app/words/locale-names.ts';
import { Availability } from './availability.tsx';
import { LoginState } from './login-state.tsx';

const rowsAtATime = 50;

const columns: Column<Agent>[] = [
  { name: 'Name', cell: ({ name }) => name },
  { name: 'E-mail', width: '26%', isHiddenOnPhone: true, cell: ({ email }) => email },
  {
    name: 'Role',
    width: '120px',
    isHiddenOnPhone: true,
    cell: ({ role }) => (role === 'administrator' ? 'Administrator' : 'Agent'),
  },
  { name: 'Login', width: '110px', isHiddenOnPhone: true, cell: ({ login }) => <LoginState value={login} /> },
  { name: 'Languages', width: '18%', isHiddenOnPhone: true, cell: ({ languages }) => languages.map(languageName).join(', ') },
  { name: 'Availability', width: '110px', phoneWidth: '92px', cell: ({ availability }) => <Availability value={availability} /> },
  {
    name: 'At most',
    width: '100px',
    isHiddenOnPhone: true,
    cell: ({ maxOpenConversations }) =>
      maxOpenConversations === null ? (
        <Text span c="dimmed">
          No limit
        </Text>
      ) : (
        `${maxOpenConversations} open`
      ),
  },
];

/** `onEdit` is null for who may only look. */
export function AgentList({ onEdit }: { onEdit: ((id: string) => void) | null }) {
  const agents = useAgents();
  const [shown, setShown] = useState(rowsAtATime);
  const sorted = agents.data?.toSorted((a, b) => byName.compare(a.name, b.name));

  if (agents.error && !sorted) {
    return <ProblemNotice error={agents.error} title="The agents cannot be shown" onRetry={() => void agents.refetch()} />;
  }
  if (sorted?.length === 0) {
    return (
      <EmptyState
        icon={IconUsers}
        sentence="Agents are the people who answer your customers."
        action={
          onEdit ? (
            <Button variant="default" onClick={() => onEdit('new')}>
              Create the first agent
            </Button>
          ) : null
        }
      />
    );
  }
  return (
    <RowList
      label="Agents"
      columns={columns}
      rows={sorted?.slice(0, shown)}
      keyOf={({ id }) => id}
      onOpen={onEdit ? ({ id }) => onEdit(id) : undefined}
      more={{ hasMore: (sorted?.length ?? 0) > shown, isLoading: false, load: () => setShown(shown + rowsAtATime) }}
    />
  );
}
