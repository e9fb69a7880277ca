/** The selected node in the palette's place: its name, what a run shown did in it, and its form; one step back. */
import { ActionIcon, Alert, Button, ScrollArea, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconTrash } from '@tabler/icons-react';
import type { GraphNode } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import { commandById } from './commands/commands.ts';
import { useCommand } from './commands/commands-context.tsx';
import { leadsOf } from '../graph/leads-of.ts';
import { ConfigForm } from './form/config-form.tsx';
import { TemplatePreview } from './form/template-preview.tsx';
import { useEdit, useEditor, useNodeName, useNodeTypeOf, useSentenceOf } from './editor-context.ts';
import { isReadOnly, shownGraph } from './editor-store.ts';
import { NodeConnections } from './node-connections.tsx';
import { NodeExamples } from './node-examples.tsx';
import { NodeIcon } from './node-icon.tsx';
import classes from './node-panel.module.css';
import { StepDetail } from './step-detail.tsx';
import { usePanelFocus } from './use-panel-focus.ts';
import { useReadingOrder } from './use-reading-order.ts';
import { useTypedWords } from './use-typed-words.ts';

/** Where both have room, how a template reads stays in sight below the form, which scrolls by itself. */
const roomForBoth = '(min-width: 48em) and (min-height: 720px)';

export function NodePanel({ node }: { node: GraphNode }) {
  const edit = useEdit();
  // What stood before and after the node is joined, as with the key.
  const remove = useCommand(commandById('remove'));
  const nodeType = useNodeTypeOf()(node);
  const sentenceOf = useSentenceOf();
  const select = useEditor((state) => state.select);
  const readOnly = useEditor(isReadOnly);
  const mayChange = useEditor((state) => state.mayChange);
  const graph = useEditor(shownGraph);
  const { names } = useReadingOrder(graph);
  const step = useEditor((state) => state.shownPath?.steps?.find((candidate) => candidate.nodeId === node.id));
  const isPathShown = useEditor((state) => state.shownPath !== null && state.shownPath.steps !== null);
  const title = nodeType?.title ?? node.type;
  const name = useNodeName()(node);
  const { panel, comingBack } = usePanelFocus(node.id);
  const isPreviewBelow = useMediaQuery(roomForBoth, undefined, { getInitialValueInEffect: false });
  const preview = nodeType === undefined ? null : <TemplatePreview node={node} nodeType={nodeType} />;
  const typing = useTypedWords(node.name ?? '', limits.nodeNameCharacters, (words) =>
    edit({ kind: 'rename', nodeId: node.id, name: words }),
  );

  return (
    <section ref={panel} tabIndex={-1} aria-label={`Settings of ${name}`} className={classes.panel} {...comingBack}>
      <div className={classes.head}>
        <ActionIcon aria-label={mayChange ? 'Back to the nodes' : 'Close the settings'} onClick={() => select([])}>
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
            {nodeType?.summary ?? sentenceOf(node)}
          </Text>
          <TextInput label="Name on the canvas" placeholder={title} disabled={readOnly} {...typing} />
          {nodeType === undefined ? (
            <Alert color="red">Its settings cannot be shown. They are kept as they are.</Alert>
          ) : (
            <>
              <ConfigForm node={node} nodeType={nodeType} readOnly={readOnly} />
              {isPreviewBelow ? null : preview}
              <NodeExamples nodeType={nodeType} />
            </>
          )}
          <NodeConnections node={node} leads={leadsOf(graph, node.id, names)} />
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
      {isPreviewBelow ? <div className={classes.below}>{preview}</div> : null}
    </section>
  );
}
