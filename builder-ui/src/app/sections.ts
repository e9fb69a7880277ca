/** The sections of the builder that exist: navigation, bottom bar and search are drawn from this one list. */
import {
  IconAddressBook,
  IconChartPie,
  IconInbox,
  IconMail,
  IconRoute,
  IconSettings,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';

export interface Section {
  label: string;
  /** Address of its first page. */
  path: string;
  /** What every address of the section starts with. */
  prefix: string;
  icon: TablerIcon;
  /** Only administrators may do anything there. */
  isForAdministrators?: boolean;
  /** Not in the bar of a phone, which has no room for all: the menu of who one is leads there. */
  isWideOnly?: boolean;
}

export const sections: readonly Section[] = [
  { label: 'Inbox', path: '/inbox', prefix: '/inbox', icon: IconInbox },
  { label: 'Automations', path: '/automations', prefix: '/automations', icon: IconRoute, isForAdministrators: true },
  { label: 'People', path: '/people', prefix: '/people', icon: IconAddressBook },
  { label: 'Segments', path: '/segments', prefix: '/segments', icon: IconChartPie },
  { label: 'Team', path: '/team/agents', prefix: '/team', icon: IconUsers },
  { label: 'Mails', path: '/mails', prefix: '/mails', icon: IconMail },
  {
    label: 'Settings',
    path: '/settings/installation',
    prefix: '/settings',
    icon: IconSettings,
    isForAdministrators: true,
    isWideOnly: true,
  },
];

/** The sections that are offered to somebody. */
export function sectionsFor(isAdministrator: boolean): Section[] {
  return sections.filter((section) => isAdministrator || !section.isForAdministrators);
}

/** The section that an address belongs to. */
export function sectionOf(path: string): Section | undefined {
  return sections.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
}
