/** The versions published so far, newest first; the one chosen is looked at on the canvas, and can become the draft again. */
import { Button, Menu, ScrollArea, Text } from '@mantine/core';
import { IconVersions } from '@tabler/icons-react';
import { useState } from 'react';
import { useAutomationVersions } from '../api/automations.ts';
import { problemSentence } from '../app/words/problem-sentence.ts';
import { TimeAgo } from '../app/time-ago.tsx';
import { useEditor } from './editor-context.ts';
import classes from './editor.module.css';
import { useShowVersion } from './use-show-run.ts';

export function VersionsMenu() {
  const [isOpen, setIsOpen] = useState(false);
  const automationId = useEditor((state) => state.automationId);
  const status = useEditor((state) => state.status);
  const publishedVersion = useEditor((state) => state.publishedVersion);
  const { data, error } = useAutomationVersions(automationId, isOpen);
  const showVersion = useShowVersion();
  if (publishedVersion === null) return null;
  return (
    <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="default" size="xs" className={classes.wide} leftSection={<IconVersions size={16} aria-hidden />}>
          Versions
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {error ? <Menu.Label>{problemSentence(error)}</Menu.Label> : null}
        {data === undefined && !error ? <Menu.Label>Loading…</Menu.Label> : null}
        <ScrollArea.Autosize mah={320} type="auto">
          {data?.map(({ version, publishedAt }) => (
            <Menu.Item
              key={version}
              onClick={() => void showVersion(version)}
              rightSection={
                <Text size="xs" c="dimmed">
                  <TimeAgo at={publishedAt} />
                </Text>
              }
            >
              Version {version}
              {version === publishedVersion && status === 'published' ? ', in force' : ''}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
