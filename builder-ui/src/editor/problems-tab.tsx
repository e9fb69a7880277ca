/** What is wrong or doubtful about the draft, each beginning with the name of its node, and leading to it or to its field. */
import { Text, UnstyledButton } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconCircleCheck } from '@tabler/icons-react';
import type { Diagnostic } from '@switchboard/shared/graph';
import { useCommands } from './commands/commands-context.tsx';
import { leadTo, readableZoom } from './commands/stand.ts';
import classes from './drawer.module.css';
import { useEditor, useNodeName } from './editor-context.ts';
import { fieldPath } from './form/faults-of-node.ts';
import { messageAfterName } from './message-without-label.ts';
import { useReadingOrder } from './use-reading-order.ts';
import { useBackToDraft } from './use-shown-by-address.ts';

/** @param isPastShown a version of the past is on the canvas: problems lead to the draft */
export function ProblemsTab({ isPastShown }: { isPastShown: boolean }) {
  const diagnostics = useEditor((state) => state.diagnostics);
  const isDiagnosed = useEditor((state) => state.isDiagnosed);
  const graph = useEditor((state) => state.history.present);
  const { names } = useReadingOrder(graph);
  const seek = useEditor((state) => state.seek);
  const openSettings = useEditor((state) => state.openSettings);
  const { context } = useCommands();
  const backToDraft = useBackToDraft();
  const nodeName = useNodeName();
  const lead = (nodeId: string, pointer: string): void => {
    if (isPastShown) backToDraft();
    const field = fieldPath(pointer);
    if (field.length === 0) {
      leadTo(context(), nodeId);
      return;
    }
    seek(nodeId, readableZoom);
    openSettings(nodeId, field);
  };
  if (!isDiagnosed)
    return (
      <p className={classes.empty} aria-busy>
        Looking for problems …
      </p>
    );
  if (diagnostics.length === 0) {
    return (
      <p className={classes.empty}>
        <IconCircleCheck size={18} aria-hidden /> No problems found. It can be published.
      </p>
    );
  }
  return (
    <ul className={classes.rows} aria-label="Problems">
      {sorted(diagnostics).map((diagnostic) => {
        const node = graph.nodes.find((candidate) => candidate.id === diagnostic.nodeId);
        const content = (
          <>
            {diagnostic.severity === 'error' ? (
              <IconAlertCircleFilled size={16} className={classes.error} aria-label="Error" />
            ) : (
              <IconAlertTriangleFilled size={16} className={classes.warning} aria-label="Warning" />
            )}
            {node === undefined ? null : (
              <Text span size="sm" fw={500} className={classes.where}>
                {names.get(node.id)}
              </Text>
            )}
            <Text span size="sm">
              {node === undefined ? diagnostic.message : messageAfterName(diagnostic.message, nodeName(node))}
            </Text>
          </>
        );
        return (
          <li key={`${diagnostic.code} ${diagnostic.pointer} ${diagnostic.message}`}>
            {node === undefined ? (
              <div className={classes.row}>{content}</div>
            ) : (
              <UnstyledButton className={classes.row} onClick={() => lead(node.id, diagnostic.pointer)}>
                {content}
              </UnstyledButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}
