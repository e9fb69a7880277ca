/** Over the canvas while an edge is laid by walking: from where, to where one stands, and why not, read aloud as one goes. */
import { Kbd, Text } from '@mantine/core';
import classes from './canvas.module.css';
import { useEditor, useNodeTypeOf } from './editor-context.ts';
import { useToldName } from './use-told-name.ts';
import { refuseConnection } from '../graph/connection.ts';
import { intoTrigger } from './commands/connect-commands.ts';

export function ConnectingBar() {
  const words = useConnectingWords();
  return (
    <div role="status" aria-label="Connecting" className={classes.connecting} data-open={words === null ? undefined : true}>
      {words === null ? null : (
        <>
          <Text size="sm">{words}</Text>
          <Text size="xs" c="dimmed">
            <Kbd size="xs">Enter</Kbd> connects, <Kbd size="xs">Shift</Kbd> <Kbd size="xs">C</Kbd> takes the next port,{' '}
            <Kbd size="xs">Esc</Kbd> cancels
          </Text>
        </>
      )}
    </div>
  );
}

function useConnectingWords(): string | null {
  const from = useEditor((state) => state.connectingFrom);
  const nodes = useEditor((state) => state.history.present.nodes);
  const edges = useEditor((state) => state.history.present.edges);
  const standsOn = useEditor((state) => (state.selectedIds.length === 1 ? state.selectedIds[0] : undefined));
  const nodeName = useToldName();
  const nodeTypeOf = useNodeTypeOf();
  if (from === null) return null;
  const source = nodes.find(({ id }) => id === from.nodeId);
  const target = nodes.find(({ id }) => id === standsOn);
  if (source === undefined) return null;
  const start = `From ${nodeName(source)}: ${from.port}`;
  if (target === undefined || target === source) return `${start}. Walk to where it shall lead.`;
  const input = nodeTypeOf(target)?.inputs[0];
  const connection = { source: source.id, sourceHandle: from.port, target: target.id, targetHandle: input ?? '' };
  const reason = input === undefined ? intoTrigger : refuseConnection({ nodes, edges }, connection);
  return `${start}, to ${nodeName(target)}${reason === null ? '' : `. ${reason}`}`;
}
