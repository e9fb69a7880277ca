/**
 * Chooses how far back the counts on the edges go, and says what they are of. There once a version is published, while no
 * run is shown.
 */
import { ActionIcon, Popover, SegmentedControl, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import classes from './count-bar.module.css';
import { useEditor } from './editor-context.ts';
import { type ShownWindow, useCountWindow } from './use-count-window.ts';

const choices: { value: ShownWindow; label: string }[] = [
  { value: 'hour', label: 'Hour' },
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'off', label: 'Off' },
];

export function CountBar() {
  const version = useEditor((state) => state.publishedVersion);
  const isPathShown = useEditor((state) => state.shownPath !== null);
  const [window, choose] = useCountWindow();
  if (version === null || isPathShown) return null;
  return (
    <div className={classes.bar}>
      <Text size="xs" c="dimmed" id="count-bar-label">
        Runs of version {version} in the last
      </Text>
      <SegmentedControl
        size="xs"
        aria-labelledby="count-bar-label"
        data={choices}
        value={window}
        onChange={(value) => choose(value as ShownWindow)}
      />
      <Popover width={300} position="bottom-start" withArrow>
        <Popover.Target>
          <ActionIcon size="sm" aria-label="What is counted">
            <IconInfoCircle size={16} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <Text size="sm">
            Only runs are counted: messages that reached an action, or met a node that failed. A message that came to neither is
            counted on no edge, not even on the first. Test explains any of them.
          </Text>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
