/** Under the list while rows are selected: how many, what can be done with them together, and what could not be. */
import { ActionIcon, Button, Text } from '@mantine/core';
import type { AutomationSummary } from '@switchboard/shared/automation';
import { IconCopy, IconPlayerPause, IconPlayerPlay, IconTrash, IconUpload, IconX } from '@tabler/icons-react';
import { askToPublish } from './ask-to-publish.tsx';
import classes from './automations-table.module.css';
import { NotDoneList } from './not-done-list.tsx';
import { useChangeSelected } from './use-change-selected.ts';

interface SelectedBarProps {
  selected: readonly AutomationSummary[];
  /** How many were found, where all that are shown are selected and there are more; else null. */
  foundCount: number | null;
  onSelectFound: () => void;
  onSelect: (selected: readonly AutomationSummary[]) => void;
}

const icon = { size: 15, 'aria-hidden': true };

export function SelectedBar({ selected, foundCount, onSelectFound, onSelect }: SelectedBarProps) {
  const { pause, resume, publish, duplicate, remove, isChanging, notDone, closeNotDone } = useChangeSelected(onSelect);
  const ofStatus = (status: AutomationSummary['status']) => selected.filter((automation) => automation.status === status);
  const askingToPublish = (items: readonly AutomationSummary[]): void => askToPublish(items, () => void publish(items));
  const actions = [
    { verb: 'Pause', mark: IconPlayerPause, items: ofStatus('published'), act: pause },
    { verb: 'Resume', mark: IconPlayerPlay, items: ofStatus('paused'), act: resume },
    { verb: 'Publish', mark: IconUpload, items: ofStatus('draft'), act: askingToPublish },
    { verb: 'Duplicate', mark: IconCopy, items: selected, act: duplicate },
    { verb: 'Delete', mark: IconTrash, items: selected, act: remove, color: 'red' },
  ];
  return (
    <div className={classes.below}>
      {notDone === null ? null : <NotDoneList notDone={notDone} onClose={closeNotDone} />}
      {selected.length === 0 ? null : (
        <section className={classes.selected} aria-label="Selected automations">
          <Text size="sm" fw={500} mr={6} role="status">
            {selected.length} selected
          </Text>
          {foundCount === null ? null : (
            <Button size="compact-sm" variant="subtle" disabled={isChanging} onClick={onSelectFound}>
              Select all {foundCount}
            </Button>
          )}
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
                onClick={() => void act(items)}
              >
                {/* A state's button is for those in that state: where that is not all, it says how many. */}
                {items.length === selected.length ? verb : `${verb} ${items.length}`}
              </Button>
            ))}
          <ActionIcon aria-label="Clear the selection" onClick={() => onSelect([])}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </section>
      )}
    </div>
  );
}
