/** Everything that can be done to what is drawn and to the automation, by heading, each with its keys. */
import { ActionIcon, Menu, ScrollArea } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { CommandItem } from './command-items.tsx';
import { type CommandGroup, isOffered } from './commands/command.ts';
import { editorCommands } from './commands/commands.ts';
import { useEditor } from './editor-context.ts';

const plainGroups: readonly CommandGroup[] = ['Edit', 'Nodes'];
const subGroups: readonly CommandGroup[] = ['Walk', 'Connect', 'Selection', 'Move', 'Arrange', 'View', 'Automation'];

export function EditMenu() {
  const mayChange = useEditor((state) => state.mayChange);
  const label = mayChange ? 'Edit' : 'More';
  const hasCommands = (group: CommandGroup): boolean =>
    editorCommands.some((command) => command.group === group && isOffered(command, { mayChange }));
  return (
    <Menu position="bottom-end" width={290}>
      <Menu.Target>
        <ActionIcon aria-label={label} title={label}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {/* As wide as the menu: titles that are longer are cut off, and their keys stay. */}
        <ScrollArea.Autosize
          mah="min(70vh, calc(100vh - 400px))"
          type="auto"
          scrollbars="y"
          styles={{ content: { minWidth: 0 } }}
        >
          {plainGroups.filter(hasCommands).map((group) => (
            <GroupItems key={group} group={group} />
          ))}
        </ScrollArea.Autosize>
        <Menu.Divider />
        {subGroups.filter(hasCommands).map((group) => (
          <Menu.Sub key={group} position="left-start">
            <Menu.Sub.Target>
              <Menu.Sub.Item>{group}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              <GroupItems group={group} hidesLabel />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function GroupItems({ group, hidesLabel = false }: { group: CommandGroup; hidesLabel?: boolean }) {
  return (
    <>
      {hidesLabel ? null : <Menu.Label>{group}</Menu.Label>}
      {editorCommands
        .filter((command) => command.group === group)
        .map((command) => (
          <CommandItem key={command.id} command={command} />
        ))}
    </>
  );
}
