/**
 * Chooses how far back the counts on the edges go, and says what they are of. There once a version is published, while no
 * run is shown.
 */
import type { AutomationCounts } from '@switchboard/shared/automation';
import { limits } from '@switchboard/shared/limits';
import { ActionIcon, Popover, SegmentedControl, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useAutomationCounts } from '../api/automation-counts.ts';
import classes from './count-bar.module.css';
import { useEditor } from './editor-context.ts';
import { type ShownWindow, useCountWindow } from './use-count-window.ts';

const choices: { value: ShownWindow; label: string }[] = [
  { value: 'hour', label: 'Hour' },
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'off', label: 'Off' },
];

const names: Record<AutomationCounts['of'], string> = { messages: 'Messages', events: 'Events', runs: 'Runs' };

const explanations: Record<AutomationCounts['of'], string> = {
  messages: 'Every message is counted as far as it came, also when it stopped at a filter. Test explains any of them.',
  events:
    'Every message and everything else this automation starts from is counted as far as it came, also when it stopped at a filter.',
  runs: `More than ${limits.eventsCounted.toLocaleString('en')} messages came in, so runs alone are counted: what reached an action, or met a node that failed. What stopped at a filter is on no edge. Choose a shorter time to see all of it.`,
};

export function CountBar() {
  const version = useEditor((state) => state.publishedVersion);
  const isPathShown = useEditor((state) => state.shownPath !== null);
  const automationId = useEditor((state) => state.automationId);
  const [window, choose] = useCountWindow();
  const { data: counted } = useAutomationCounts(automationId, version === null || window === 'off' ? null : window);
  if (version === null || isPathShown) return null;
  const { of = 'messages' } = counted ?? {};
  return (
    <div className={classes.bar}>
      <Text size="xs" c="dimmed" id="count-bar-label">
        {names[of]} of version {version} in the last
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
          <Text size="sm">{explanations[of]}</Text>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
