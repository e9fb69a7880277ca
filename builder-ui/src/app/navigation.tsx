/** The way between sections: a column of links at the left, or a bar at the bottom of a phone. */
import { Tooltip } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { sectionOf, sectionsFor } from './sections.ts';
import styles from './shell.module.css';
import { useIsAdministrator } from './use-is-administrator.ts';

export function SideNavigation({ isNarrow }: { isNarrow: boolean }) {
  const [path] = useLocation();
  const here = sectionOf(path);
  const sections = sectionsFor(useIsAdministrator());
  return (
    <ul className={styles.list}>
      {sections.map((section) => (
        <li key={section.path}>
          <Tooltip label={section.label} position="right" disabled={!isNarrow}>
            <Link
              href={section.path}
              className={styles.link}
              data-narrow={isNarrow || undefined}
              aria-current={section === here ? 'page' : undefined}
              aria-label={section.label}
            >
              <section.icon size={18} stroke={1.75} aria-hidden />
              {isNarrow ? null : section.label}
            </Link>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

export function BottomBar() {
  const [path] = useLocation();
  const here = sectionOf(path);
  const sections = sectionsFor(useIsAdministrator()).filter(({ isWideOnly }) => !isWideOnly);
  return (
    <nav aria-label="Sections">
      <ul className={styles.bottom}>
        {sections.map((section) => (
          <li key={section.path}>
            <Link href={section.path} aria-current={section === here ? 'page' : undefined}>
              <section.icon size={20} stroke={1.75} aria-hidden />
              {section.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
