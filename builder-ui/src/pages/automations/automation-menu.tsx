/**
 * What can be done with an automation from the list: pause or resume, look at its versions, duplicate, export, give to
 * another, move, delete. Who is no administrator looks and exports.
 */
import { ActionIcon, Menu } from '@mantine/core';
import type { AutomationSummary } from '@switchboard/shared/automation';
import {
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
  IconUserShare,
  IconVersions,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useDuplicateAutomation, usePauseAutomation } from '../../api/automations.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { useIsAdministrator } from '../../app/use-is-administrator.ts';
import { useExportDraft } from '../../exchange/use-export-draft.ts';
import { GiveDialog } from './give-dialog.tsx';
import { useDelete } from './use-delete.ts';

interface AutomationMenuProps {
  automation: AutomationSummary;
  /** Its place in the order, from 1, of how many. */
  place: number;
  count: number;
  /** Null where it cannot move. */
  onMove: ((to: number) => void) | null;
}

const icon = { size: 16, 'aria-hidden': true };

export function AutomationMenu({ automation, place, count, onMove }: AutomationMenuProps) {
  const pause = usePauseAutomation();
  const duplicate = useDuplicateAutomation();
  const remove = useDelete();
  const isAdministrator = useIsAdministrator();
  const [isGiving, setIsGiving] = useState(false);
  const isPaused = automation.status === 'paused';
  const { name } = automation;

  function togglePause() {
    pause.mutate(
      { id: automation.id, paused: !isPaused },
      {
        onSuccess: () => showDone(isPaused ? `“${name}” runs again` : `“${name}” is paused`),
        onError: (error) => showProblem(`“${name}” is as it was`, error),
      },
    );
  }

  const moves = [
    { label: 'Move to the top', mark: IconArrowBarToUp, to: 1 },
    { label: 'Move up', mark: IconArrowUp, to: place - 1 },
    { label: 'Move down', mark: IconArrowDown, to: place + 1 },
    { label: 'Move to the bottom', mark: IconArrowBarToDown, to: count },
  ];
  return (
    <>
      <Menu position="bottom-end" width={210}>
        <Menu.Target>
          <ActionIcon aria-label={`Actions for ${name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {automation.status === 'draft' || !isAdministrator ? null : (
            <Menu.Item
              leftSection={isPaused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
              onClick={togglePause}
            >
              {isPaused ? 'Resume' : 'Pause'}
            </Menu.Item>
          )}
          <Menu.Item
            component={Link}
            href={`/automations/${encodeURIComponent(automation.id)}/versions`}
            leftSection={<IconVersions {...icon} />}
          >
            Versions
          </Menu.Item>
          {isAdministrator ? (
            <Menu.Item
              leftSection={<IconCopy {...icon} />}
              onClick={() =>
                duplicate.mutate(automation.id, {
                  onSuccess: (copy) => showDone(`“${copy.name}” is the last in the list, a draft`),
                  onError: (error) => showProblem(`“${name}” was not duplicated`, error),
                })
              }
            >
              Duplicate
            </Menu.Item>
          ) : null}
          <ExportItem automationId={automation.id} />
          {isAdministrator ? (
            <Menu.Item leftSection={<IconUserShare {...icon} />} onClick={() => setIsGiving(true)}>
              Give to…
            </Menu.Item>
          ) : null}
          {onMove === null ? null : (
            <>
              <Menu.Divider />
              {moves.map(({ label, mark: Mark, to }) => (
                <Menu.Item
                  key={label}
                  leftSection={<Mark {...icon} />}
                  disabled={to < 1 || to > count || to === place}
                  onClick={() => onMove(to)}
                >
                  {label}
                </Menu.Item>
              ))}
            </>
          )}
          {isAdministrator ? (
            <>
              <Menu.Divider />
              <Menu.Item c="var(--bad-text)" leftSection={<IconTrash {...icon} />} onClick={() => remove(automation)}>
                Delete
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isGiving ? <GiveDialog automation={automation} onClose={() => setIsGiving(false)} /> : null}
    </>
  );
}

/** Apart, so that whom the file may name is read when the menu is opened. */
function ExportItem({ automationId }: { automationId: string }) {
  const exportDraft = useExportDraft();
  return (
    <Menu.Item
      leftSection={<IconDownload {...icon} />}
      disabled={exportDraft === null}
      onClick={() => void exportDraft?.(automationId)}
    >
      Export draft
    </Menu.Item>
  );
}
