/** Commands as items of a menu: title as it is at this moment, keys, and whether it can be done. */
import { Kbd, Menu } from '@mantine/core';
import { isMac, keyWords } from './commands/keys.ts';
import { useCommand } from './commands/commands-context.tsx';
import type { EditorCommand } from './commands/command.ts';
import classes from './command-items.module.css';

/** @param hidesDisabled what cannot be done is left out, as in a menu about one thing */
export function CommandItem({ command, hidesDisabled = false }: { command: EditorCommand; hidesDisabled?: boolean }) {
  const { title, isOffered, isEnabled, run } = useCommand(command);
  const [first] = command.keys;
  if (!isOffered || (hidesDisabled && !isEnabled)) return null;
  return (
    <Menu.Item
      disabled={!isEnabled}
      onClick={run}
      classNames={{ itemLabel: classes.title }}
      rightSection={
        first === undefined ? null : (
          <Kbd size="xs" className={classes.keys} aria-hidden>
            {keyWords(first, isMac)}
          </Kbd>
        )
      }
    >
      {title}
    </Menu.Item>
  );
}
