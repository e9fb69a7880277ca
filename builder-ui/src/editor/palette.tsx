/** The menu of nodes: dragged onto the canvas, or added by Enter or click. Everything in it comes from the server. */
import { Alert, ScrollArea, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconFrame, IconNote, IconSearch } from '@tabler/icons-react';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useNodeTypes } from '../api/node-types.ts';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { addBeside } from './add-beside.ts';
import { useCommands } from './commands/commands-context.tsx';
import { useEditor, useEditorStore } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import { NodeIcon } from './node-icon.tsx';
import { matchesWords } from './matches-words.ts';
import { type Beside, draggedKey, draggedNow, nodeTypeMime } from './palette-drag.ts';
import classes from './palette.module.css';
import { useAddNode } from './use-add-node.ts';

export function Palette() {
  const { data, error, refetch } = useNodeTypes();
  const [sought, setSought] = useState('');
  const readOnly = useEditor(isReadOnly);
  const found = (data?.items ?? []).filter((nodeType) =>
    matchesWords(`${nodeType.title} ${nodeType.summary} ${nodeType.group}`, sought),
  );
  const groups = [...new Set(found.map((nodeType) => nodeType.group))];

  return (
    <section aria-label="Nodes" className={classes.palette}>
      <div className={classes.search}>
        <TextInput
          aria-label="Search nodes"
          placeholder="Search nodes"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
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
                .filter((nodeType) => nodeType.group === group)
                .map((nodeType) => (
                  <NodeTypeItem key={draggedKey(nodeType)} nodeType={nodeType} disabled={readOnly} />
                ))}
            </ul>
          </div>
        ))}
        {data === undefined ? null : <BesideItems sought={sought} disabled={readOnly} />}
        {data !== undefined && found.length === 0 && !besideItems.some((item) => matchesWords(item.words, sought)) ? (
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

function NodeTypeItem({ nodeType, disabled }: { nodeType: NodeTypeDescription; disabled: boolean }) {
  const store = useEditorStore();
  const addNode = useAddNode();
  const insert = (): void => {
    const id = addNode(nodeType);
    if (id !== null) store.setState({ sought: { nodeId: id } });
  };
  return (
    <PaletteItem
      dragKey={draggedKey(nodeType)}
      icon={<NodeIcon kind={nodeType.kind} name={nodeType.icon} />}
      title={nodeType.title}
      summary={nodeType.summary}
      disabled={disabled}
      onInsert={insert}
    />
  );
}

/** What is drawn beside the nodes, and changes nothing about what they do. */
const besideItems = [
  { what: 'note', title: 'Note', summary: 'Words for whoever reads this automation.', icon: <IconNote size={18} aria-hidden /> },
  {
    what: 'frame',
    title: 'Frame',
    summary: 'A titled ground around nodes that belong together.',
    icon: <IconFrame size={18} aria-hidden />,
  },
].map((item) => ({ ...item, words: `${item.title} ${item.summary} Notes` })) as {
  what: Beside;
  title: string;
  summary: string;
  icon: ReactNode;
  words: string;
}[];

function BesideItems({ sought, disabled }: { sought: string; disabled: boolean }) {
  const { context } = useCommands();
  const items = besideItems.filter(({ words }) => matchesWords(words, sought));
  if (items.length === 0) return null;
  return (
    <div className={classes.group}>
      <h2 className={classes.heading}>Notes</h2>
      <ul className={classes.list}>
        {items.map(({ what, title, summary, icon }) => (
          <PaletteItem
            key={what}
            dragKey={what}
            icon={<span className={classes.besideIcon}>{icon}</span>}
            title={title}
            summary={summary}
            disabled={disabled}
            onInsert={() => addBeside(context(), what)}
          />
        ))}
      </ul>
    </div>
  );
}

interface PaletteItemProps {
  /** What it is called while it is dragged. */
  dragKey: string;
  icon: ReactNode;
  title: string;
  summary: string;
  disabled: boolean;
  onInsert: () => void;
}

function PaletteItem({ dragKey, icon, title, summary, disabled, onInsert }: PaletteItemProps) {
  const summaryId = useId();
  const insert = (): void => {
    if (!disabled) onInsert();
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
