/** Where a node's ports lead, as a list: the way to connect by keyboard, or with a finger on a small screen. */
import { ActionIcon, Button, Popover, Text } from '@mantine/core';
import { IconArrowRight, IconPlus, IconX } from '@tabler/icons-react';
import type { GraphNode } from '@switchboard/shared/graph';
import { useState } from 'react';
import { useEdit, useEditor, useNodeName, useNodeTypeOf } from './editor-context.ts';
import { isReadOnly, shownGraph } from './editor-store.ts';
import classes from './node-panel.module.css';
import { PickerList } from './picker-list.tsx';
import { portsOf } from './ports-of.ts';

/** @param of the node's name, where several nodes are listed */
export function NodeConnections({ node, of }: { node: GraphNode; of?: string }) {
  const edit = useEdit();
  const graph = useEditor(shownGraph);
  const readOnly = useEditor(isReadOnly);
  const seek = useEditor((state) => state.seek);
  const nodeName = useNodeName();
  const nodeTypeOf = useNodeTypeOf();
  const { outputs } = portsOf(node, nodeTypeOf(node), graph.edges);
  if (outputs.length === 0) return null;

  return (
    <section aria-label={of === undefined ? 'Leads to' : `${of} leads to`} className={classes.connections}>
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
                      title={name}
                      onClick={() => seek(edge.target)}
                    >
                      <span className={classes.targetName}>{name}</span>
                    </Button>
                    {readOnly ? null : (
                      <ActionIcon
                        size={24}
                        aria-label={`Disconnect from ${name}`}
                        onClick={({ currentTarget }) => {
                          // The button goes with the connection: its node's part of the page has the focus then.
                          currentTarget.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
                          edit({ kind: 'remove', nodeIds: [], edgeIds: [edge.id] });
                        }}
                      >
                        <IconX size={14} aria-hidden />
                      </ActionIcon>
                    )}
                  </div>
                );
              })}
            {readOnly ? null : <ConnectButton nodeId={node.id} port={port} />}
          </div>
        </fieldset>
      ))}
    </section>
  );
}

function ConnectButton({ nodeId, port }: { nodeId: string; port: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setIsOpen(!isOpen)}
        >
          Connect to…
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Connect to">
        {isOpen ? <PickerList request={{ kind: 'from', nodeId, port }} position={null} onDone={() => setIsOpen(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}
