/** The bar at the top: where one is, search and commands, the theme, who one is. */
import {
  ActionIcon,
  Avatar,
  Button,
  Group,
  Kbd,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import type { Agent } from '@switchboard/shared/team';
import {
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSettings,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useIsLate } from '../api/lateness.ts';
import { useLogOut } from '../api/session.ts';
import { AvailabilityMark } from '../pages/team/availability.tsx';
import { MyAvailability, useMyAvailability } from './my-availability.tsx';
import { usePlaceStore } from './place.ts';
import { sectionOf } from './sections.ts';
import { showProblem } from './show-notice.ts';
import styles from './shell.module.css';

const commandKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

export function TopBar({ agent }: { agent: Agent }) {
  const [path] = useLocation();
  const section = sectionOf(path);
  const detail = usePlaceStore((place) => place.detail);
  return (
    <div className={styles.top}>
      <Link href="/" className={styles.brand} aria-label="Switchboard, start page">
        <img src="/icon.svg" alt="" />
        <Text span fw={600} visibleFrom="sm">
          Switchboard
        </Text>
      </Link>
      <nav className={styles.where} aria-label="Where you are">
        {section && detail ? <Link href={section.path}>{section.label}</Link> : <span>{section?.label ?? ''}</span>}
        {section && detail ? (
          <>
            <Text span c="dimmed" aria-hidden>
              /
            </Text>
            <span aria-current="page">{detail}</span>
          </>
        ) : null}
      </nav>
      <ConnectionNote />
      <Button
        className={styles.search}
        variant="default"
        size="xs"
        visibleFrom="sm"
        justify="space-between"
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={<Kbd size="xs">{commandKey}</Kbd>}
        onClick={spotlight.open}
      >
        Search or do something
      </Button>
      <Group gap={4} wrap="nowrap">
        <ActionIcon size="lg" hiddenFrom="sm" aria-label="Search or do something" onClick={spotlight.open}>
          <IconSearch size={18} aria-hidden />
        </ActionIcon>
        <ThemeMenu />
        <AgentMenu agent={agent} />
      </Group>
    </div>
  );
}

/** Says that what is shown may be some seconds old; the region is there before, so that it is read aloud. */
function ConnectionNote() {
  const isLate = useIsLate();
  return (
    <span role="status" className={styles.connection}>
      {isLate ? 'Not connected, trying again' : ''}
    </span>
  );
}

const schemes = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
] as const;

function ThemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const chosen = schemes.find(({ value }) => value === colorScheme) ?? schemes[2];
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon size="lg" aria-label="Theme">
          <chosen.icon size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme.value}
            leftSection={<scheme.icon size={16} aria-hidden />}
            rightSection={scheme === chosen ? <IconCheck size={16} aria-label="Chosen" /> : null}
            onClick={() => setColorScheme(scheme.value)}
          >
            {scheme.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function AgentMenu({ agent }: { agent: Agent }) {
  const logOut = useLogOut();
  const { availability } = useMyAvailability(agent);
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={styles.me}>
          <Avatar name={agent.name} color="accent" size={30} alt="" aria-hidden />
          <span className={styles.meMark}>
            <AvailabilityMark value={availability} />
          </span>
          <VisuallyHidden>
            Me: {agent.name}, {availability}
          </VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {agent.name}
          </Text>
          <Text size="xs" truncate>
            {agent.email}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <MyAvailability agent={agent} />
        <Menu.Divider />
        <Menu.Item component={Link} href="/account" leftSection={<IconUserCircle size={16} aria-hidden />}>
          My account
        </Menu.Item>
        {agent.isAdministrator ? (
          <Menu.Item component={Link} href="/settings/installation" leftSection={<IconSettings size={16} aria-hidden />}>
            Settings
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => logOut.mutate(undefined, { onError: (error) => showProblem('You are still logged in', error) })}
        >
          Log out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
