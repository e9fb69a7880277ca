/** What can be done with an automation from the list: pause or resume, move, delete. */
import { ActionIcon, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { Automation } from '@switchboard/shared/automation';
import { IconArrowDown, IconArrowUp, IconDots, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useDeleteAutomation, usePauseAutomation } from '../../api/automations.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';

interface AutomationMenuProps {
  automation: Automation;
  /** Null where it cannot move that way. */
  onMoveUp: (() => void) | null;
  onMoveDown: (() => void) | null;
}

const icon = { size: 16, 'aria-hidden': true };

export function AutomationMenu({ automation, onMoveUp, onMoveDown }: AutomationMenuProps) {
  const pause = usePauseAutomation();
  const remove = useDeleteAutomation();
  const isPaused = automation.status === 'paused';

  function togglePause() {
    pause.mutate(
      { id: automation.id, paused: !isPaused },
      {
        onSuccess: () => showDone(isPaused ? `“${automation.name}” runs again` : `“${automation.name}” is paused`),
        onError: (error) => showProblem(`“${automation.name}” is as it was`, error),
      },
    );
  }

  function askToDelete() {
    modals.openConfirmModal({
      title: `Delete “${automation.name}”?`,
      children: (
        <Text size="sm">
          {automation.status === 'published' ? 'It stops acting on new messages at once. ' : ''}
          Its drafts and versions go too and cannot be brought back. Conversations stay as they are.
        </Text>
      ),
      labels: { confirm: 'Delete automation', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(automation.id, {
          onSuccess: () => showDone(`“${automation.name}” is deleted`),
          onError: (error) => showProblem(`“${automation.name}” was not deleted`, error),
        }),
    });
  }

  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon aria-label={`Actions for ${automation.name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {automation.status === 'draft' ? null : (
          <Menu.Item leftSection={isPaused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />} onClick={togglePause}>
            {isPaused ? 'Resume' : 'Pause'}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconArrowUp {...icon} />} disabled={onMoveUp === null} onClick={() => onMoveUp?.()}>
          Move up
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown {...icon} />} disabled={onMoveDown === null} onClick={() => onMoveDown?.()}>
          Move down
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item c="var(--bad-text)" leftSection={<IconTrash {...icon} />} onClick={askToDelete}>
          Delete…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
