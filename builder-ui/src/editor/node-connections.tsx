/** Where a node's ports lead, as a list: the way to connect by keyboard, or with a finger on a small screen. */
import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { IconArrowRight, IconPlus, IconX } from '@tabler/icons-react';
import type { GraphNode } from '@switchboard/shared/graph';
import { ConnectMenu } from './connect-menu.tsx';
import { useEdit, useEditor, useNodeName, useNodeTypeOf } from './editor-context.ts';
import { isReadOnly, shownGraph } from './editor-store.ts';
import classes from './node-panel.module.css';
import { portsOf } from './ports-of.ts';

export function NodeConnections({ node }: { node: GraphNode }) {
  const edit = useEdit();
  const graph = useEditor(shownGraph);
  const readOnly = useEditor(isReadOnly);
  const seek = useEditor((state) => state.seek);
  const nodeName = useNodeName();
  const nodeTypeOf = useNodeTypeOf();
  const { outputs } = portsOf(node, nodeTypeOf(node), graph.edges);
  if (outputs.length === 0) return null;

  return (
    <section aria-label="Leads to" className={classes.connections}>
      <h3 className={classes.subtitle}>Leads to</h3>
      {outputs.map((port) => (
        <fieldset key={port} className={classes.port} aria-label={outputs.length > 1 ? `Answer ${port}` : undefined}>
          {outputs.length > 1 ? (
            <Text size="sm" c="dimmed" w={28}>
              {port}
            </Text>
          ) : null}
          <div className={classes.targets}>
            {graph.edges
              .filter((edge) => edge.source === node.id && edge.sourceHandle === port)
              .map((edge) => {
                const target = graph.nodes.find((candidate) => candidate.id === edge.target);
                const name = target === undefined ? 'a node that is gone' : nodeName(target);
                return (
                  <div key={edge.id} className={classes.target}>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="gray"
                      leftSection={<IconArrowRight size={14} aria-hidden />}
                      onClick={() => seek(edge.target)}
                    >
                      {name}
                    </Button>
                    {readOnly ? null : (
                      <ActionIcon
                        size={24}
                        aria-label={`Disconnect from ${name}`}
                        onClick={() => edit({ kind: 'remove', nodeIds: [], edgeIds: [edge.id] })}
                      >
                        <IconX size={14} aria-hidden />
                      </ActionIcon>
                    )}
                  </div>
                );
              })}
            {readOnly ? null : (
              <Menu position="bottom-start" width={260}>
                <Menu.Target>
                  <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />}>
                    Connect to…
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <ConnectMenu nodeId={node.id} port={port} />
                </Menu.Dropdown>
              </Menu>
            )}
          </div>
        </fieldset>
      ))}
    </section>
  );
}
