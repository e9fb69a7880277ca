/** The settings: what the installation is, API keys, keys of the chat widget, who changed what. Each tab has an address of its own. */
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { AdministratorsOnly } from '../../app/administrators-only.tsx';
import { Page } from '../../app/page.tsx';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { ApiKeys, CreateApiKeyButton } from './api-keys.tsx';
import { AuditLog } from './audit-log.tsx';
import { InstallationFacts } from './installation-facts.tsx';
import { CreateWidgetKeyButton, WidgetKeys } from './widget-keys.tsx';

const tabs = {
  installation: {
    title: 'Installation',
    about: 'How Switchboard was started here. It is set in its environment, and shown only.',
  },
  'api-keys': { title: 'API keys', about: 'With a key, programs of yours send messages and ask the API. Give each its own.' },
  widget: {
    title: 'Chat widget',
    about: 'The chat on sites of yours. Its key names the sites it may stand on; it is no secret.',
  },
  audit: { title: 'Audit log', about: 'Who changed what, the newest first.' },
} as const;

export type SettingsTab = keyof typeof tabs;

export function isSettingsTab(name: string): name is SettingsTab {
  return Object.hasOwn(tabs, name);
}

/** The primary action of the tabs that have one. */
const actions: Partial<Record<SettingsTab, ReactNode>> = {
  'api-keys': <CreateApiKeyButton />,
  widget: <CreateWidgetKeyButton />,
};

export function SettingsPage({ tab }: { tab: SettingsTab }) {
  const [, navigate] = useLocation();
  const isAdministrator = useIsAdministrator();
  const { title, about } = tabs[tab];
  if (!isAdministrator) return <AdministratorsOnly title="Settings" what="see the settings" />;
  return (
    <Page title={title} detail={title} about={about} actions={actions[tab] ?? null}>
      <Tabs value={tab} onChange={(value) => navigate(`/settings/${value ?? 'installation'}`)} keepMounted={false}>
        <Tabs.List mb="sm">
          {Object.entries(tabs).map(([value, { title: label }]) => (
            <Tabs.Tab key={value} value={value} px={{ base: 8, sm: 'md' }}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="installation">
          <InstallationFacts />
        </Tabs.Panel>
        <Tabs.Panel value="api-keys">
          <ApiKeys />
        </Tabs.Panel>
        <Tabs.Panel value="widget">
          <WidgetKeys />
        </Tabs.Panel>
        <Tabs.Panel value="audit">
          <AuditLog />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
