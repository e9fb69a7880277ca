/** What a port can lead to, as the items of a menu: the nodes there are, and the kinds of node that can be added after it. */
import { Menu, ScrollArea } from '@mantine/core';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { useNodeTypes } from '../api/node-types.ts';
import { refuseConnection } from '../graph/connection.ts';
import { cardSize, freePosition } from '../graph/free-position.ts';
import { initialConfig } from '../graph/initial-config.ts';
import { useEdit, useEditorStore, useNodeName, useNodeTypeOf } from './editor-context.ts';
import { newId } from './new-id.ts';
import { NodeIcon } from './node-icon.tsx';

interface ConnectMenuProps {
  nodeId: string;
  port: string;
  /** Where a node that is added goes, its input at that place; right behind the node when left out. */
  position?: { x: number; y: number };
}

export function ConnectMenu({ nodeId, port, position }: ConnectMenuProps) {
  const edit = useEdit();
  const store = useEditorStore();
  const nodeName = useNodeName();
  const nodeTypeOf = useNodeTypeOf();
  const { data: nodeTypes } = useNodeTypes();
  const graph = store.getState().history.present;

  const targets = graph.nodes.flatMap((node) => {
    const input = nodeTypeOf(node)?.inputs[0];
    if (input === undefined) return [];
    const connection = { source: nodeId, sourceHandle: port, target: node.id, targetHandle: input };
    return refuseConnection(graph, connection) === null ? [{ node, connection }] : [];
  });
  const addable = nodeTypes?.items.filter((nodeType) => nodeType.inputs.length > 0) ?? [];

  const addAfter = (nodeType: NodeTypeDescription): void => {
    const origin = graph.nodes.find((node) => node.id === nodeId)?.position ?? { x: 0, y: 0 };
    const node = {
      id: newId(),
      type: nodeType.type,
      version: nodeType.version,
      position: freePosition(
        graph,
        position === undefined ? { x: origin.x + cardSize.width + 80, y: origin.y } : { x: position.x, y: position.y - 27 },
      ),
      config: initialConfig(nodeType.configSchema, nodeType.examples[0]?.config),
    };
    const edge = { id: newId(), source: nodeId, sourceHandle: port, target: node.id, targetHandle: nodeType.inputs[0] ?? 'in' };
    edit({ kind: 'add-node', node, edges: [edge] });
    store.getState().seek(node.id);
  };

  return (
    <ScrollArea.Autosize mah={360} type="auto">
      {targets.length > 0 ? <Menu.Label>Connect to…</Menu.Label> : null}
      {targets.map(({ node, connection }) => (
        <Menu.Item
          key={node.id}
          leftSection={<NodeIcon kind={nodeTypeOf(node)?.kind} name={nodeTypeOf(node)?.icon} />}
          onClick={() => edit({ kind: 'connect', edge: { id: newId(), ...connection } })}
        >
          {nodeName(node)}
        </Menu.Item>
      ))}
      <Menu.Label>Add and connect</Menu.Label>
      {addable.map((nodeType) => (
        <Menu.Item
          key={nodeType.type}
          leftSection={<NodeIcon kind={nodeType.kind} name={nodeType.icon} />}
          onClick={() => addAfter(nodeType)}
        >
          {nodeType.title}
        </Menu.Item>
      ))}
    </ScrollArea.Autosize>
  );
}
