/** The team: agents and groups, each list with an address of its own; `?edit=` opens one, or a new one, in a drawer. */
import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation, useSearchParams } from 'wouter';
import { Page } from '../../app/page.tsx';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { AgentDrawer } from './agent-drawer.tsx';
import { AgentList } from './agent-list.tsx';
import { GroupDrawer } from './group-drawer.tsx';
import { GroupList } from './group-list.tsx';

/** What `?edit=` says when it is a new one. */
const newOne = 'new';

export function TeamPage({ list }: { list: 'agents' | 'groups' }) {
  const [, navigate] = useLocation();
  const [search, setSearch] = useSearchParams();
  const edited = search.get('edit');
  const edit = (id: string) => setSearch(new URLSearchParams({ edit: id }));
  const close = () => setSearch(new URLSearchParams());
  const isAdministrator = useIsAdministrator();
  const editedId = edited === newOne ? null : edited;

  return (
    <Page
      title={list === 'agents' ? 'Agents' : 'Groups'}
      detail={list === 'agents' ? 'Agents' : 'Groups'}
      about={
        list === 'agents'
          ? 'The people who answer. Automations send them mails and give them conversations.'
          : 'Agents who answer together, such as those who speak one language.'
      }
      actions={
        isAdministrator ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit(newOne)}>
            {list === 'agents' ? 'Create agent' : 'Create group'}
          </Button>
        ) : null
      }
    >
      <Tabs value={list} onChange={(value) => navigate(`/team/${value ?? 'agents'}`)} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="agents">Agents</Tabs.Tab>
          <Tabs.Tab value="groups">Groups</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="agents">
          <AgentList onEdit={isAdministrator ? edit : null} />
        </Tabs.Panel>
        <Tabs.Panel value="groups">
          <GroupList onEdit={isAdministrator ? edit : null} />
        </Tabs.Panel>
      </Tabs>
      {!isAdministrator ? null : list === 'agents' ? (
        <AgentDrawer isOpen={edited !== null} id={editedId} onClose={close} />
      ) : (
        <GroupDrawer isOpen={edited !== null} id={editedId} onClose={close} />
      )}
    </Page>
  );
}
