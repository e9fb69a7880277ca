/** The team: agents, groups and assignment rules, each list with an address of its own; `?edit=` opens one, or a new one, in a drawer. */
import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { Page } from '../../app/page.tsx';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { AgentDrawer } from './agent-drawer.tsx';
import { AgentList } from './agent-list.tsx';
import { GroupDrawer } from './group-drawer.tsx';
import { GroupList } from './group-list.tsx';
import { RuleDrawer } from './rule-drawer.tsx';
import { RuleList } from './rule-list.tsx';

/** What `?edit=` says when it is a new one. */
const newOne = 'new';

interface TeamList {
  title: string;
  about: string;
  create: string;
  list: (props: { onEdit: ((id: string) => void) | null }) => ReactNode;
  drawer: (props: { isOpen: boolean; id: string | null; onClose: () => void }) => ReactNode;
}

const lists = {
  agents: {
    title: 'Agents',
    about: 'The people who answer. Automations send them mails and give them conversations.',
    create: 'Create agent',
    list: AgentList,
    drawer: AgentDrawer,
  },
  groups: {
    title: 'Groups',
    about: 'Agents who answer together, such as those who speak one language.',
    create: 'Create group',
    list: GroupList,
    drawer: GroupDrawer,
  },
  'assignment-rules': {
    title: 'Assignment rules',
    about: 'The first rule that matches gives an unassigned conversation to its group. Automations follow.',
    create: 'Create rule',
    list: RuleList,
    drawer: RuleDrawer,
  },
} satisfies Record<string, TeamList>;
export type TeamListName = keyof typeof lists;

export function isTeamList(name: string): name is TeamListName {
  return Object.hasOwn(lists, name);
}

export function TeamPage({ list: name }: { list: TeamListName }) {
  const [, navigate] = useLocation();
  const [search, setSearch] = useSearchParams();
  const edited = search.get('edit');
  const edit = (id: string) => setSearch(new URLSearchParams({ edit: id }));
  const close = () => setSearch(new URLSearchParams());
  const isAdministrator = useIsAdministrator();
  const { title, about, create, list: List, drawer: Drawer } = lists[name];

  return (
    <Page
      title={title}
      detail={title}
      about={about}
      actions={
        isAdministrator ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => edit(newOne)}>
            {create}
          </Button>
        ) : null
      }
    >
      <Tabs value={name} onChange={(value) => navigate(`/team/${value ?? 'agents'}`)} keepMounted={false}>
        <Tabs.List mb="sm">
          {Object.entries(lists).map(([value, { title: label }]) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={name}>
          <List onEdit={isAdministrator ? edit : null} />
        </Tabs.Panel>
      </Tabs>
      {isAdministrator ? <Drawer isOpen={edited !== null} id={edited === newOne ? null : edited} onClose={close} /> : null}
    </Page>
  );
}
