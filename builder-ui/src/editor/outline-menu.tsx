/** What can be done with a node of the outline, beside its settings and taking it away; its keys do the same. */
import { ActionIcon, Kbd, Menu } from '@mantine/core';
import { IconCopy, IconCursorText, IconDots, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { GraphNode } from '@switchboard/shared/graph';
import type { ReactNode } from 'react';
import { duplicateSelection } from './clipboard.ts';
import classes from './command-items.module.css';
import { commandById } from './commands/commands.ts';
import { useCommands } from './commands/commands-context.tsx';
import { isMac, keyWords } from './commands/keys.ts';
import { useEdit, useEditorStore } from './editor-context.ts';

const icon = { size: 16, 'aria-hidden': true };

export function OutlineMenu({ node: { id, disabled = false }, name }: { node: GraphNode; name: string }) {
  const store = useEditorStore();
  const { context } = useCommands();
  const edit = useEdit();
  return (
    // A name that is typed now has the focus, as has a copy; after the rest it comes back by itself.
    <Menu position="bottom-end" width={210} returnFocus={false}>
      <Menu.Target>
        <ActionIcon aria-label={`Actions for ${name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {/* The node is not selected for these: on a phone its settings would cover what is done here. */}
        <Item of="rename" mark={<IconCursorText {...icon} />} onClick={() => store.getState().write(id)}>
          Rename
        </Item>
        <Item
          of="toggle-disabled"
          mark={disabled ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
          onClick={() => edit({ kind: 'set-disabled', nodeIds: [id], disabled: !disabled })}
        >
          {disabled ? 'Enable' : 'Disable'}
        </Item>
        <Item
          of="duplicate"
          mark={<IconCopy {...icon} />}
          onClick={() => {
            store.getState().select([id]);
            duplicateSelection(context());
          }}
        >
          Duplicate
        </Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ItemProps {
  /** The command whose key does the same. */
  of: string;
  mark: ReactNode;
  onClick: () => void;
  children: ReactNode;
}

function Item({ of, mark, onClick, children }: ItemProps) {
  const [key] = commandById(of).keys;
  return (
    <Menu.Item
      leftSection={mark}
      onClick={onClick}
      rightSection={
        key === undefined ? null : (
          <Kbd size="xs" className={classes.keys} aria-hidden>
            {keyWords(key, isMac)}
          </Kbd>
        )
      }
    >
      {children}
    </Menu.Item>
  );
}
