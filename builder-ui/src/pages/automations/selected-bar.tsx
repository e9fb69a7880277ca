/** Under the list while rows are selected: how many, and what can be done with them together. */
import { ActionIcon, Button, Text } from '@mantine/core';
import type { AutomationSummary } from '@switchboard/shared/automation';
import { IconCopy, IconPlayerPause, IconPlayerPlay, IconTrash, IconUpload, IconX } from '@tabler/icons-react';
import classes from './automations-table.module.css';
import { useChangeSelected } from './use-change-selected.ts';

interface SelectedBarProps {
  selected: readonly AutomationSummary[];
  onClear: () => void;
}

const icon = { size: 15, 'aria-hidden': true };

export function SelectedBar({ selected, onClear }: SelectedBarProps) {
  const { pause, resume, publish, duplicate, remove, isChanging } = useChangeSelected(onClear);
  const ofStatus = (status: AutomationSummary['status']) => selected.filter((automation) => automation.status === status);
  const actions = [
    { verb: 'Pause', mark: IconPlayerPause, items: ofStatus('published'), act: pause },
    { verb: 'Resume', mark: IconPlayerPlay, items: ofStatus('paused'), act: resume },
    { verb: 'Publish', mark: IconUpload, items: ofStatus('draft'), act: publish },
    { verb: 'Duplicate', mark: IconCopy, items: selected, act: duplicate },
    { verb: 'Delete', mark: IconTrash, items: selected, act: remove, color: 'red' },
  ];
  return (
    <section className={classes.selected} aria-label="Selected automations">
      <Text size="sm" fw={500} mr={6} role="status">
        {selected.length} selected
      </Text>
      {actions
        .filter(({ items }) => items.length > 0)
        .map(({ verb, mark: Mark, items, act, color = 'gray' }) => (
          <Button
            key={verb}
            size="compact-sm"
            variant="subtle"
            color={color}
            disabled={isChanging}
            leftSection={<Mark {...icon} />}
            onClick={() => act(items)}
          >
            {/* A state's button is for those in that state: where that is not all, it says how many. */}
            {items.length === selected.length ? verb : `${verb} ${items.length}`}
          </Button>
        ))}
      <ActionIcon aria-label="Clear the selection" onClick={onClear}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </section>
  );
}
