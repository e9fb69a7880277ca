/**
 * The menu of nodes: dragged onto the canvas, or added by click or Enter, which in the search adds what is found first. Kinds of
 * node come from the server.
 */
import { Alert, ScrollArea, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconFrame, IconNote, IconSearch, type TablerIcon } from '@tabler/icons-react';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useNodeTypes } from '../api/node-types.ts';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { addBeside } from './add-beside.ts';
import { useCommands } from './commands/commands-context.tsx';
import { useEditor, useEditorStore } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import { findByWords } from './find-by-words.ts';
import { NodeIcon } from './node-icon.tsx';
import { type Beside, draggedKey, draggedNow, nodeTypeMime } from './palette-drag.ts';
import classes from './palette.module.css';
import { useAddNode } from './use-add-node.ts';

/** What can be added: a kind of node, or what is drawn beside them. */
interface Addable {
  /** What it is called while it is dragged. */
  dragKey: string;
  icon: ReactNode;
  title: string;
  summary: string;
  group: string;
  insert: () => void;
}

export function Palette() {
  const { data, error, refetch } = useNodeTypes();
  const [sought, setSought] = useState('');
  const readOnly = useEditor(isReadOnly);
  const found = findByWords(useAddable(data?.items), sought);
  const groups = [...new Set(found.map(({ group }) => group))];

  return (
    <section aria-label="Nodes" className={classes.palette}>
      <div className={classes.search}>
        <TextInput
          aria-label="Search nodes"
          placeholder="Search nodes"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || sought.trim() === '' || readOnly) return;
            event.preventDefault();
            found[0]?.insert();
          }}
        />
      </div>
      <ScrollArea className={classes.scroll} type="auto">
        {error ? <ProblemNotice error={error} title="The nodes cannot be shown" onRetry={() => void refetch()} /> : null}
        {data === undefined && !error ? <PaletteSkeleton /> : null}
        {groups.map((group) => (
          <div key={group} className={classes.group}>
            <h2 className={classes.heading}>{group}</h2>
            <ul className={classes.list}>
              {found
                .filter((addable) => addable.group === group)
                .map((addable) => (
                  <PaletteItem key={addable.dragKey} addable={addable} disabled={readOnly} />
                ))}
            </ul>
          </div>
        ))}
        {data !== undefined && found.length === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            No node is called “{sought}”.
          </Text>
        ) : null}
        {data?.problems.map((problem) => (
          <Alert key={problem.file} color="red" title="A node type could not be loaded" m="xs">
            <Text size="xs">
              {problem.file}: {problem.message}
            </Text>
          </Alert>
        ))}
      </ScrollArea>
    </section>
  );
}

/** Everything in the menu, once the kinds of node are known. */
function useAddable(nodeTypes: readonly NodeTypeDescription[] | undefined): Addable[] {
  const store = useEditorStore();
  const addNode = useAddNode();
  const { context } = useCommands();
  if (nodeTypes === undefined) return [];
  return [
    ...nodeTypes.map((nodeType): Addable => {
      const { kind, icon, title, summary, group } = nodeType;
      const insert = (): void => {
        const id = addNode(nodeType);
        if (id !== null) store.setState({ sought: { nodeId: id } });
      };
      return { dragKey: draggedKey(nodeType), icon: <NodeIcon kind={kind} name={icon} />, title, summary, group, insert };
    }),
    ...besideItems.map(({ what, Icon, ...words }): Addable => {
      const icon = (
        <span className={classes.besideIcon}>
          <Icon size={18} aria-hidden />
        </span>
      );
      return { dragKey: what, icon, ...words, group: 'Notes', insert: () => addBeside(context(), what) };
    }),
  ];
}

/** What is drawn beside the nodes, and changes nothing about what they do. */
const besideItems: readonly { what: Beside; title: string; summary: string; Icon: TablerIcon }[] = [
  { what: 'note', title: 'Note', summary: 'Words for whoever reads this automation.', Icon: IconNote },
  { what: 'frame', title: 'Frame', summary: 'A titled ground around nodes that belong together.', Icon: IconFrame },
];

function PaletteItem({ addable, disabled }: { addable: Addable; disabled: boolean }) {
  const { dragKey, icon, title, summary } = addable;
  const summaryId = useId();
  const insert = (): void => {
    if (!disabled) addable.insert();
  };
  const insertByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    insert();
  };
  return (
    <li
      draggable={!disabled}
      className={classes.item}
      onDragStart={(event) => {
        event.dataTransfer.setData(nodeTypeMime, dragKey);
        event.dataTransfer.effectAllowed = 'copy';
        draggedNow.key = dragKey;
      }}
      onDragEnd={() => {
        draggedNow.key = null;
      }}
    >
      {icon}
      <div className={classes.words}>
        {/* It reaches over the whole item (see the style sheet). */}
        {/* biome-ignore lint/a11y/useSemanticElements: Firefox does not let a <button> be dragged. */}
        <div
          role="button"
          tabIndex={0}
          aria-describedby={summaryId}
          aria-disabled={disabled || undefined}
          className={classes.title}
          onClick={insert}
          onKeyDown={insertByKey}
        >
          {title}
        </div>
        <div id={summaryId} className={classes.summary}>
          {summary}
        </div>
      </div>
    </li>
  );
}

function PaletteSkeleton() {
  return (
    <Stack gap="sm" p="md" role="status" aria-label="Loading nodes">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} height={48} radius="md" />
      ))}
    </Stack>
  );
}
