/**
 * The frame of every page: navigation at the left (a bottom bar on a phone), the top bar, the page. The automation
 * editor and its versions get the whole room below the top bar, to the edges.
 */
import { AppShell, Button, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { Agent } from '@switchboard/shared/team';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { Commands } from './commands.tsx';
import { LiveQueries } from './live-queries.tsx';
import { BottomBar, SideNavigation } from './navigation.tsx';
import { PageErrorBoundary } from './page-error-boundary.tsx';
import { Routes } from './routes.tsx';
import styles from './shell.module.css';
import { floatingId } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { pageId } from './use-kept-focus.ts';

export function Shell({ agent }: { agent: Agent }) {
  const [path] = useLocation();
  const [isNarrow, setIsNarrow] = useLocalStorage({ key: 'switchboard-navigation-narrow', defaultValue: false });
  const isEditor = /^\/automations\/[^/]+(\/versions)?$/.test(path);

  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: isNarrow ? 60 : 208, breakpoint: 'sm', collapsed: { mobile: true } }}
      footer={{ height: { base: 'calc(58px + env(safe-area-inset-bottom))', sm: 0 } }}
      transitionDuration={140}
    >
      <a className="skip-link" href={`#${pageId}`}>
        Skip to the page
      </a>
      <AppShell.Header className={styles.bar}>
        <TopBar agent={agent} />
      </AppShell.Header>
      <AppShell.Navbar className={styles.navigation} visibleFrom="sm" aria-label="Sections">
        <SideNavigation isNarrow={isNarrow} />
        <Tooltip label="Expand the navigation" position="right" disabled={!isNarrow}>
          <Button
            variant="subtle"
            color="gray"
            className={styles.collapse}
            data-narrow={isNarrow || undefined}
            aria-label={isNarrow ? 'Expand the navigation' : 'Collapse the navigation'}
            aria-expanded={!isNarrow}
            onClick={() => setIsNarrow(!isNarrow)}
          >
            {isNarrow ? (
              <IconLayoutSidebarLeftExpand size={18} aria-hidden />
            ) : (
              <IconLayoutSidebarLeftCollapse size={18} aria-hidden />
            )}
            {isNarrow ? null : <span className={styles.label}>Collapse</span>}
          </Button>
        </Tooltip>
      </AppShell.Navbar>
      <AppShell.Main id={pageId} tabIndex={-1} className={isEditor ? styles.wholeRoom : styles.room}>
        <PageErrorBoundary key={path}>
          <Routes />
        </PageErrorBoundary>
        <div id={floatingId} className={styles.floating} />
      </AppShell.Main>
      <AppShell.Footer className={styles.bar} hiddenFrom="sm">
        <BottomBar />
      </AppShell.Footer>
      <Commands />
      <LiveQueries />
    </AppShell>
  );
}
