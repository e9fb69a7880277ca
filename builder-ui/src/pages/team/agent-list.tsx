/** All agents, sorted by name: who is there, how busy, and when they work. */
import { Button } from '@mantine/core';
import type { ListedAgent } from '@switchboard/shared/team';
import { IconUsers } from '@tabler/icons-react';
import { useAgents } from '../../api/agents.ts';
import { useLive } from '../../api/live.ts';
import type { Column } from '../../app/row-list.tsx';
import { SearchedList } from '../../app/searched-list.tsx';
import { languageName } from '../../app/words/locale-names.ts';
import { hoursWords } from '../../hours/hours-words.ts';
import { Availability } from './availability.tsx';
import { Load } from './load.tsx';
import { LoginState } from './login-state.tsx';
import { roleNames } from './team-words.ts';

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
  return (
    <SearchedList
      label="Agents"
      one="an agent"
      items={agents}
      columns={columns}
      also={{ words: 'e-mail', textOf: ({ email }) => email }}
      icon={IconUsers}
      sentence="Agents are the people who answer your customers."
      createFirst={
        onEdit ? (
          <Button variant="default" onClick={() => onEdit('new')}>
            Create the first agent
          </Button>
        ) : null
      }
      onOpen={onEdit ? ({ id }) => onEdit(id) : undefined}
    />
  );
}
