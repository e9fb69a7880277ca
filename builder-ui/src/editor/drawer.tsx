/** The bottom drawer: Test, Problems and Runs. Closed it is one line; what is chosen in it is shown on the canvas. */
import { ActionIcon, Badge, Tabs } from '@mantine/core';
import { IconChevronDown, IconFlask, IconHistory, IconListCheck } from '@tabler/icons-react';
import { type DrawerTab, isPastShown } from './editor-store.ts';
import classes from './drawer.module.css';
import { useEditor } from './editor-context.ts';
import { ProblemsTab } from './problems-tab.tsx';
import { RunsTab } from './runs-tab.tsx';
import { TestTab } from './test-tab.tsx';

export function Drawer() {
  const drawer = useEditor((state) => state.drawer);
  const openDrawer = useEditor((state) => state.openDrawer);
  const diagnostics = useEditor((state) => state.diagnostics);
  const isPast = useEditor(isPastShown);
  // What is missing is plain while nothing is drawn: that is a beginning, no fault.
  const isEmpty = useEditor((state) => state.history.present.nodes.length === 0);
  const hasErrors = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  // A click on the open tab closes the drawer.
  const toggle = (tab: DrawerTab) => () => drawer === tab && openDrawer(null);

  return (
    <Tabs
      value={drawer}
      onChange={(tab) => openDrawer(tab as DrawerTab | null)}
      className={classes.drawer}
      data-open={drawer !== null || undefined}
      keepMounted={false}
      activateTabWithKeyboard={drawer !== null}
    >
      <Tabs.List className={classes.tabs}>
        <Tabs.Tab value="test" leftSection={<IconFlask size={16} aria-hidden />} onClick={toggle('test')}>
          Test
        </Tabs.Tab>
        <Tabs.Tab
          value="problems"
          leftSection={<IconListCheck size={16} aria-hidden />}
          rightSection={
            diagnostics.length === 0 ? null : (
              <Badge
                size="sm"
                autoContrast
                circle={diagnostics.length < 10}
                color={isEmpty ? 'gray' : hasErrors ? 'red' : 'orange'}
              >
                {diagnostics.length}
              </Badge>
            )
          }
          onClick={toggle('problems')}
        >
          Problems
        </Tabs.Tab>
        <Tabs.Tab value="runs" leftSection={<IconHistory size={16} aria-hidden />} onClick={toggle('runs')}>
          Runs
        </Tabs.Tab>
      </Tabs.List>
      {drawer === null ? null : (
        <ActionIcon className={classes.close} aria-label="Close the drawer" onClick={() => openDrawer(null)}>
          <IconChevronDown size={18} aria-hidden />
        </ActionIcon>
      )}
      <Tabs.Panel value="test" className={classes.content} keepMounted>
        <TestTab />
      </Tabs.Panel>
      <Tabs.Panel value="problems" className={classes.content}>
        <ProblemsTab isPastShown={isPast} />
      </Tabs.Panel>
      <Tabs.Panel value="runs" className={classes.content}>
        <RunsTab />
      </Tabs.Panel>
    </Tabs>
  );
}
