/** The selected node in the palette's place: its name, what a run shown did in it, and its form; one step back. */
import { ActionIcon, Alert, Button, ScrollArea, Text, TextInput } from '@mantine/core';
import { IconArrowLeft, IconTrash } from '@tabler/icons-react';
import type { GraphNode } from '@switchboard/shared/graph';
import { ConfigForm } from './form/config-form.tsx';
import { useEdit, useEditor, useNodeTypeOf } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import { NodeConnections } from './node-connections.tsx';
import { NodeIcon } from './node-icon.tsx';
import classes from './node-panel.module.css';
import { StepDetail } from './step-detail.tsx';

export function NodePanel({ node }: { node: GraphNode }) {
  const edit = useEdit();
  const nodeType = useNodeTypeOf()(node);
  const select = useEditor((state) => state.select);
  const readOnly = useEditor(isReadOnly);
  const step = useEditor((state) => state.shownPath?.steps?.find((candidate) => candidate.nodeId === node.id));
  const isPathShown = useEditor((state) => state.shownPath !== null && state.shownPath.steps !== null);
  const title = nodeType?.title ?? node.type;

  return (
    <section aria-label={`Settings of ${node.name ?? title}`} className={classes.panel}>
      <div className={classes.head}>
        <ActionIcon aria-label="Back to the nodes" onClick={() => select([])}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <NodeIcon kind={nodeType?.kind} name={nodeType?.icon} />
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
        </div>
      </div>
      <ScrollArea className={classes.scroll} type="auto">
        <div className={classes.body}>
          {isPathShown ? <StepDetail step={step} /> : null}
          <Text size="sm" c="dimmed">
            {nodeType?.summary ??
              'The server does not know this kind of node. It was made by a custom node type that is not loaded now.'}
          </Text>
          <TextInput
            label="Name on the canvas"
            placeholder={title}
            maxLength={100}
            disabled={readOnly}
            value={node.name ?? ''}
            onChange={(event) => edit({ kind: 'rename', nodeId: node.id, name: event.currentTarget.value })}
          />
          {nodeType === undefined ? (
            <Alert color="red">Its settings cannot be shown. They are kept as they are.</Alert>
          ) : (
            <ConfigForm node={node} nodeType={nodeType} readOnly={readOnly} />
          )}
          <NodeConnections node={node} />
          {readOnly ? null : (
            <Button
              variant="subtle"
              color="red"
              size="xs"
              className={classes.remove}
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => edit({ kind: 'remove', nodeIds: [node.id], edgeIds: [] })}
            >
              Remove this node
            </Button>
          )}
        </div>
      </ScrollArea>
    </section>
  );
}
