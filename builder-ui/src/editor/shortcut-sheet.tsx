/** All keys of the editor, by heading, as the table of commands has them; and the few that hold on every page. */
import { Kbd, Modal } from '@mantine/core';
import { Fragment } from 'react';
import { commandGroups, isOffered, titleOf } from './commands/command.ts';
import { editorCommands } from './commands/commands.ts';
import { isMac, keyWords } from './commands/keys.ts';
import { useEditor, useEditorStore } from './editor-context.ts';
import classes from './shortcut-sheet.module.css';

interface Row {
  title: string;
  keys: readonly string[];
}

/** Keys that are no command of the editor. */
const elsewhere: readonly Row[] = [
  { title: 'Search and commands', keys: ['mod+k'] },
  { title: 'Back from the settings to the node', keys: ['Escape'] },
  { title: 'To the next part of the page', keys: ['Tab'] },
];

export function ShortcutSheet() {
  const isOpen = useEditor((state) => state.isSheetOpen);
  const openSheet = useEditor((state) => state.openSheet);
  const store = useEditorStore();
  const groups = commandGroups.map((group) => ({
    group: group as string,
    rows: editorCommands
      .filter((command) => command.group === group && command.keys.length > 0 && isOffered(command, store.getState()))
      .map((command): Row => ({ title: titleOf(command, resting(store.getState())), keys: command.keys })),
  }));
  return (
    <Modal opened={isOpen} onClose={() => openSheet(false)} title="Keyboard shortcuts" size="xl">
      <div className={classes.groups}>
        {[...groups, { group: 'Everywhere', rows: elsewhere }].map(({ group, rows }) =>
          rows.length === 0 ? null : (
            <section key={group} aria-label={`Keys: ${group}`} className={classes.group}>
              <h3 className={classes.heading}>{group}</h3>
              <dl className={classes.rows}>
                {rows.map((row) => (
                  <div key={row.title} className={classes.row}>
                    <dt>{row.title}</dt>
                    <dd>
                      {row.keys.map((keys, index) => (
                        <Fragment key={keys}>
                          {index > 0 ? ' or ' : null}
                          <Kbd size="xs">{keyWords(keys, isMac)}</Kbd>
                        </Fragment>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ),
        )}
      </div>
    </Modal>
  );
}

/** The sheet names what keys do in general, whatever is selected or has been done just now. */
function resting<State extends ReturnType<ReturnType<typeof useEditorStore>['getState']>>(state: State): State {
  return {
    ...state,
    selectedIds: [],
    selectedEdgeIds: [],
    connectingFrom: null,
    history: { ...state.history, past: [], future: [] },
  };
}
