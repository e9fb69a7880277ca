/** Between the canvas and the outline of the same graph. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconListTree, IconSchema } from '@tabler/icons-react';
import { commandHint } from './commands/command-hint.ts';
import { commandById } from './commands/commands.ts';
import { useCommand } from './commands/commands-context.tsx';
import { useEditor } from './editor-context.ts';

export function ViewSwitch() {
  const command = commandById('toggle-outline');
  const { title, run } = useCommand(command);
  const isCanvas = useEditor((state) => state.view === 'canvas');
  const Mark = isCanvas ? IconListTree : IconSchema;
  return (
    <Tooltip label={commandHint(title, command)}>
      <ActionIcon aria-label={title} onClick={run}>
        <Mark size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
