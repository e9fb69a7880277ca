/** Over the canvas while several things are selected: how many, and what can be done with them together. */
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconCopyPlus,
  IconFrame,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconPlayerPause,
  IconSitemap,
  IconTrash,
} from '@tabler/icons-react';
import { commandHint } from './commands/command-hint.ts';
import { commandById } from './commands/commands.ts';
import { useCommand } from './commands/commands-context.tsx';
import { useEditor } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import classes from './canvas.module.css';

const buttons: readonly (readonly [id: string, icon: Icon])[] = [
  ['align-left', IconLayoutAlignLeft],
  ['align-centre', IconLayoutAlignCenter],
  ['align-right', IconLayoutAlignRight],
  ['align-top', IconLayoutAlignTop],
  ['align-middle', IconLayoutAlignMiddle],
  ['align-bottom', IconLayoutAlignBottom],
  ['distribute-horizontally', IconLayoutDistributeVertical],
  ['distribute-vertically', IconLayoutDistributeHorizontal],
  ['tidy-up', IconSitemap],
  ['add-frame', IconFrame],
  ['duplicate', IconCopyPlus],
  ['toggle-disabled', IconPlayerPause],
  ['remove', IconTrash],
];

export function SelectionBar() {
  const count = useEditor((state) => state.selectedIds.length);
  const readOnly = useEditor(isReadOnly);
  if (count < 2 || readOnly) return null;
  return (
    <div role="toolbar" aria-label="Selection" className={classes.selectionBar}>
      <Text size="sm" className={classes.selectionCount} role="status">
        {count} selected
      </Text>
      {buttons.map(([id, icon]) => (
        <BarButton key={id} id={id} icon={icon} />
      ))}
    </div>
  );
}

function BarButton({ id, icon: ButtonIcon }: { id: string; icon: Icon }) {
  const command = commandById(id);
  const { title, isEnabled, run } = useCommand(command);
  return (
    <Tooltip label={commandHint(title, command)}>
      <ActionIcon size={28} aria-label={title} aria-disabled={!isEnabled} data-disabled={!isEnabled || undefined} onClick={run}>
        <ButtonIcon size={17} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
