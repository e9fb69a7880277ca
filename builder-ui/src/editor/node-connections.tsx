/** Where a node's ports lead, as a list: the way to connect by keyboard, or with a finger on a small screen. */
import { ActionIcon, Button, Popover, Text } from '@mantine/core';
import { IconArrowRight, IconPlus, IconX } from '@tabler/icons-react';
import type { GraphNode } from '@switchboard/shared/graph';
import { useState } from 'react';
import type { Lead } from '../graph/leads-of.ts';
import { useEdit, useEditor, useNodeTypeOf } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import classes from './node-panel.module.css';
import { PickerList } from './picker-list.tsx';

interface NodeConnectionsProps {
  node: GraphNode;
  leads: readonly Lead[];
  /** The node's name, where several nodes are listed. */
  of?: string;
}

export function NodeConnections({ node, leads, of }: NodeConnectionsProps) {
  const edit = useEdit();
  const readOnly = useEditor(isReadOnly);
  const seek = useEditor((state) => state.seek);
  // Ports that only edges still name are there too, so that an edge which no longer fits is seen and can be taken away.
  const outputs = [...new Set([...(useNodeTypeOf()(node)?.outputs ?? []), ...leads.map(({ port }) => port)])];
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
            {leads
              .filter((lead) => lead.port === port)
              .map(({ edgeId, targetId, targetName }) => (
                <div key={edgeId} className={classes.target}>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    leftSection={<IconArrowRight size={14} aria-hidden />}
                    title={targetName}
                    onClick={() => seek(targetId)}
                  >
                    <span className={classes.targetName}>{targetName}</span>
                  </Button>
                  {readOnly ? null : (
                    <ActionIcon
                      size={24}
                      aria-label={`Disconnect from ${targetName}`}
                      onClick={({ currentTarget }) => {
                        // The button goes with the connection: its node's part of the page has the focus then.
                        currentTarget.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
                        edit({ kind: 'remove', nodeIds: [], edgeIds: [edgeId] });
                      }}
                    >
                      <IconX size={14} aria-hidden />
                    </ActionIcon>
                  )}
                </div>
              ))}
            {!readOnly ? (
              <ConnectButton nodeId={node.id} port={port} />
            ) : leads.some((lead) => lead.port === port) ? null : (
              <Text size="sm" c="dimmed" pl={8} lh="26px">
                Nothing
              </Text>
            )}
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
        {isOpen ? (
          <PickerList
            request={{ kind: 'from', nodeId, port, isConnecting: true }}
            position={null}
            onDone={() => setIsOpen(false)}
          />
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
