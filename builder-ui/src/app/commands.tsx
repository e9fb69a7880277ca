/**
 * Search and commands (Ctrl-K or ⌘-K): pages, automations and segments by name, what can be done here and what is drawn
 * here, and what from anywhere.
 */
import { Kbd, useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import {
  IconChartPie,
  IconCommand,
  IconDeviceDesktop,
  IconFocus2,
  IconLogout,
  IconMoon,
  IconPlus,
  IconRoute,
  IconSearch,
  IconSun,
  IconUpload,
  IconUserCircle,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useAutomations } from '../api/automations.ts';
import { useSegmentNames } from '../api/segments.ts';
import { useLogOut } from '../api/session.ts';
import { useStartAutomation } from '../pages/automations/use-start-automation.ts';
import { type PageCommand, usePageCommands } from './page-commands.ts';
import { sectionsFor } from './sections.ts';
import { showProblem } from './show-notice.ts';
import { useIsAdministrator } from './use-is-administrator.ts';

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true };

export function Commands() {
  const [, navigate] = useLocation();
  const [hasOpened, setHasOpened] = useState(false);
  const [offered, setOffered] = useState<readonly PageCommand[]>([]);
  const [named, setNamed] = useState<SpotlightActionData[]>([]);
  const { setColorScheme } = useMantineColorScheme();
  const { start } = useStartAutomation();
  const logOut = useLogOut();

  const isAdministrator = useIsAdministrator();

  const pages: SpotlightActionData[] = sectionsFor(isAdministrator).map((section) => ({
    id: section.path,
    label: section.label,
    description: 'Page',
    leftSection: <section.icon {...icon} />,
    onClick: () => navigate(section.path),
  }));
  const commands: SpotlightActionData[] = [
    { id: 'account', label: 'My account', leftSection: <IconUserCircle {...icon} />, onClick: () => navigate('/account') },
    {
      id: 'add-person',
      label: 'Add person',
      leftSection: <IconPlus {...icon} />,
      onClick: () => navigate('/people?edit=new'),
    },
    { id: 'light', label: 'Use the light theme', leftSection: <IconSun {...icon} />, onClick: () => setColorScheme('light') },
    { id: 'dark', label: 'Use the dark theme', leftSection: <IconMoon {...icon} />, onClick: () => setColorScheme('dark') },
    {
      id: 'system',
      label: 'Use the system’s theme',
      leftSection: <IconDeviceDesktop {...icon} />,
      onClick: () => setColorScheme('auto'),
    },
    {
      id: 'log-out',
      label: 'Log out',
      leftSection: <IconLogout {...icon} />,
      onClick: () => logOut.mutate(undefined, { onError: (error) => showProblem('You are still logged in', error) }),
    },
  ];

  const creating: SpotlightActionData[] = isAdministrator
    ? [
        { id: 'create-automation', label: 'Create automation', leftSection: <IconPlus {...icon} />, onClick: () => void start() },
        {
          id: 'create-segment',
          label: 'Create segment',
          leftSection: <IconPlus {...icon} />,
          onClick: () => navigate('/segments/new'),
        },
        {
          id: 'create-assignment-rule',
          label: 'Create assignment rule',
          leftSection: <IconPlus {...icon} />,
          onClick: () => navigate('/team/assignment-rules?edit=new'),
        },
        {
          id: 'import-people',
          label: 'Import people',
          leftSection: <IconUpload {...icon} />,
          onClick: () => navigate('/people/imports/new'),
        },
      ]
    : [];

  const offeredAs = (kind: PageCommand['kind']): SpotlightActionData[] =>
    offered.filter((action) => action.kind === kind).map(pageAction);

  return (
    <>
      <Spotlight
        shortcut="mod + K"
        // Also while something is typed: no field has a use of its own for it.
        tagsToIgnore={[]}
        limit={offered.length === 0 ? 12 : 80}
        overlayProps={{ backgroundOpacity: 0.32, blur: 0 }}
        onSpotlightOpen={() => {
          setHasOpened(true);
          setOffered(usePageCommands.getState().ask?.() ?? []);
        }}
        actions={[...offeredAs('command'), ...pages, ...creating, ...commands, ...named, ...offeredAs('place')]}
        attributes={{ content: { 'aria-label': 'Search and commands' } }}
        nothingFound="Nothing has this name"
        searchProps={{
          leftSection: <IconSearch {...icon} />,
          placeholder: 'Pages, automations, segments, commands',
          'aria-label': 'Search or do something',
        }}
        scrollAreaProps={{ mah: 420 }}
      />
      {hasOpened ? <ByName onRead={setNamed} navigate={navigate} /> : null}
    </>
  );
}

/** Until the search has closed and has given back the focus, which a command may move. */
const closedMs = 50;

function pageAction({ id, kind, title, group, about, keys, isEnabled, run }: PageCommand): SpotlightActionData {
  return {
    id,
    label: title,
    description: isEnabled ? (about === null ? group : `${group} · ${about}`) : `${group}, cannot be done now`,
    keywords: [group],
    disabled: !isEnabled,
    leftSection: kind === 'command' ? <IconCommand {...icon} /> : <IconFocus2 {...icon} />,
    rightSection: keys === null ? null : <Kbd size="xs">{keys}</Kbd>,
    onClick: () => void setTimeout(run, closedMs),
  };
}

/** Reads automations and segments only once somebody searches. */
function ByName({ onRead, navigate }: { onRead: (actions: SpotlightActionData[]) => void; navigate: (path: string) => void }) {
  const { data: automations } = useAutomations();
  const { data: segments } = useSegmentNames();
  useEffect(() => {
    const actions = [
      ...(automations ?? []).map(({ id, name }) => ({
        id: `automation-${id}`,
        label: name,
        description: 'Automation',
        leftSection: <IconRoute {...icon} />,
        onClick: () => navigate(`/automations/${encodeURIComponent(id)}`),
      })),
      ...(segments ?? []).map(({ id, name }) => ({
        id: `segment-${id}`,
        label: name,
        description: 'Segment',
        leftSection: <IconChartPie {...icon} />,
        onClick: () => navigate(`/segments/${encodeURIComponent(id)}`),
      })),
    ];
    onRead(actions);
  }, [automations, segments, navigate, onRead]);
  return null;
}
