/** The selected node in the palette's place: its name, what a run shown did in it, and its form; one step back. */
import { ActionIcon, Alert, Button, ScrollArea, Text, TextInput } from '@mantine/core';
import { IconArrowLeft, IconTrash } from '@tabler/icons-react';
import type { GraphNode } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import { commandById } from './commands/commands.ts';
import { useCommand } from './commands/commands-context.tsx';
import { ConfigForm } from './form/config-form.tsx';
import { TemplatePreview } from './form/template-preview.tsx';
import { useEdit, useEditor, useNodeName, useNodeTypeOf } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import { NodeConnections } from './node-connections.tsx';
import { NodeExamples } from './node-examples.tsx';
import { NodeIcon } from './node-icon.tsx';
import classes from './node-panel.module.css';
import { StepDetail } from './step-detail.tsx';
import { tellFull } from './tell-full.ts';
import { usePanelFocus } from './use-panel-focus.ts';

export function NodePanel({ node }: { node: GraphNode }) {
  const edit = useEdit();
  // What stood before and after the node is joined, as with the key.
  const remove = useCommand(commandById('remove'));
  const nodeType = useNodeTypeOf()(node);
  const select = useEditor((state) => state.select);
  const readOnly = useEditor(isReadOnly);
  const step = useEditor((state) => state.shownPath?.steps?.find((candidate) => candidate.nodeId === node.id));
  const isPathShown = useEditor((state) => state.shownPath !== null && state.shownPath.steps !== null);
  const title = nodeType?.title ?? node.type;
  const name = useNodeName()(node);
  const { panel, comingBack } = usePanelFocus(node.id);

  return (
    <section ref={panel} tabIndex={-1} aria-label={`Settings of ${name}`} className={classes.panel} {...comingBack}>
      <div className={classes.head}>
        <ActionIcon aria-label="Back to the nodes" onClick={() => select([])}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
        <NodeIcon kind={nodeType?.kind} name={nodeType?.icon} />
        <div className={classes.words}>
          <h2 className={classes.title}>{name}</h2>
          {name === title ? null : (
            <Text size="xs" c="dimmed" truncate>
              {title}
            </Text>
          )}
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
            maxLength={limits.nodeNameCharacters}
            disabled={readOnly}
            value={node.name ?? ''}
            onChange={({ currentTarget: { value } }) => {
              edit({ kind: 'rename', nodeId: node.id, name: value });
              tellFull(value, limits.nodeNameCharacters);
            }}
          />
          {nodeType === undefined ? (
            <Alert color="red">Its settings cannot be shown. They are kept as they are.</Alert>
          ) : (
            <>
              <ConfigForm node={node} nodeType={nodeType} readOnly={readOnly} />
              <TemplatePreview node={node} nodeType={nodeType} />
              <NodeExamples nodeType={nodeType} />
            </>
          )}
          <NodeConnections node={node} />
          {readOnly ? null : (
            <Button
              variant="subtle"
              color="red"
              size="xs"
              className={classes.remove}
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={remove.run}
            >
              Remove this node
            </Button>
          )}
        </div>
      </ScrollArea>
    </section>
  );
}
