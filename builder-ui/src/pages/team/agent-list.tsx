/** All agents, sorted by name: who is there, how busy, and when they work. */
import { Button } from '@mantine/core';
import type { ListedAgent } from '@switchboard/shared/team';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useAgents } from '../../api/agents.ts';
import { useLive } from '../../api/live.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { FindField, holdsWords } from '../../app/find-field.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { type Column, RowList } from '../../app/row-list.tsx';
import { byName } from '../../app/words/by-name.ts';
import { languageName } from '../../app/words/locale-names.ts';
import { hoursWords } from '../../hours/hours-words.ts';
import { Availability } from './availability.tsx';
import { Load } from './load.tsx';
import { LoginState } from './login-state.tsx';
import { roleNames } from './team-words.ts';

const rowsAtATime = 50;
/** A list longer than this is searched, not read. */
const searchedFrom = 12;

const columns: Column<ListedAgent>[] = [
  { name: 'Name', cell: ({ name }) => name },
  { name: 'E-mail', width: '18%', isHiddenOnPhone: true, cell: ({ email }) => email },
  {
    name: 'Role',
    width: '120px',
    isHiddenOnPhone: true,
    cell: ({ role }) => roleNames[role],
  },
  { name: 'Login', width: '92px', isHiddenOnPhone: true, cell: ({ login }) => <LoginState value={login} /> },
  { name: 'Languages', width: '12%', isHiddenOnPhone: true, cell: ({ languages }) => languages.map(languageName).join(', ') },
  {
    name: 'Availability',
    width: '140px',
    phoneWidth: '104px',
    cell: (agent) => <Availability agent={agent} />,
  },
  { name: 'Load', width: '126px', phoneWidth: '104px', cell: (agent) => <Load agent={agent} /> },
  { name: 'Working hours', width: '15%', isHiddenOnPhone: true, cell: ({ workingHours }) => hoursWords(workingHours) },
];

/** `onEdit` is null for who may only look. */
export function AgentList({ onEdit }: { onEdit: ((id: string) => void) | null }) {
  const agents = useAgents();
  // How busy everybody is follows their conversations; no other page needs the team read again for that.
  useLive(['conversations'], () => void agents.refetch({ cancelRefetch: false }));
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(rowsAtATime);
  const found = agents.data
    ?.filter(({ name, email }) => holdsWords(`${name} ${email}`, search))
    .toSorted((a, b) => byName.compare(a.name, b.name));

  if (agents.error && !found) {
    return <ProblemNotice error={agents.error} title="The agents cannot be shown" onRetry={() => void agents.refetch()} />;
  }
  if (agents.data?.length === 0) {
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
    <>
      {(agents.data?.length ?? 0) >= searchedFrom ? (
        <FindField label="Find an agent" placeholder="Name or e-mail" value={search} onChange={setSearch} />
      ) : null}
      {found?.length === 0 ? (
        <EmptyState
          icon={IconUsers}
          sentence={`No agent is called “${search.trim()}”.`}
          action={
            <Button variant="default" onClick={() => setSearch('')}>
              Show all agents
            </Button>
          }
        />
      ) : (
        <RowList
          label="Agents"
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
