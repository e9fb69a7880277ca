/** The menu of nodes: dragged onto the canvas, or added by Enter or click. Everything in it comes from the server. */
import { Alert, ScrollArea, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { type KeyboardEvent, useId, useState } from 'react';
import { useNodeTypes } from '../api/node-types.ts';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useEditor, useEditorStore } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import { NodeIcon } from './node-icon.tsx';
import { draggedKey, nodeTypeMime } from './palette-drag.ts';
import classes from './palette.module.css';
import { useAddNode } from './use-add-node.ts';

export function Palette() {
  const { data, error, refetch } = useNodeTypes();
  const [sought, setSought] = useState('');
  const readOnly = useEditor(isReadOnly);
  const found = (data?.items ?? []).filter((nodeType) => matches(nodeType, sought));
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
                  <PaletteItem key={draggedKey(nodeType)} nodeType={nodeType} disabled={readOnly} />
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

function PaletteItem({ nodeType, disabled }: { nodeType: NodeTypeDescription; disabled: boolean }) {
  const store = useEditorStore();
  const addNode = useAddNode();
  const summaryId = useId();
  const insert = (): void => {
    if (disabled) return;
    store.setState({ sought: { nodeId: addNode(nodeType) } });
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
        event.dataTransfer.setData(nodeTypeMime, draggedKey(nodeType));
        event.dataTransfer.effectAllowed = 'copy';
      }}
    >
      <NodeIcon kind={nodeType.kind} name={nodeType.icon} />
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
          {nodeType.title}
        </div>
        <div id={summaryId} className={classes.summary}>
          {nodeType.summary}
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

function matches(nodeType: NodeTypeDescription, sought: string): boolean {
  const words = `${nodeType.title} ${nodeType.summary} ${nodeType.group}`.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
