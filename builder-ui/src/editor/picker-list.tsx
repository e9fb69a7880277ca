/**
 * What a port can lead to, what can lead to it, or what can be added: a field to search in, and the nodes there are and
 * the kinds of node, as one list that arrow keys walk.
 */
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import type { GraphNode } from '@switchboard/shared/graph';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNodeTypes } from '../api/node-types.ts';
import { sourcesOf, targetsOf } from '../graph/connectable.ts';
import { isSameConnection, withoutEdge } from '../graph/connection.ts';
import type { Edit } from '../graph/edit.ts';
import { fitsPlace, type NodePlace } from '../graph/new-node.ts';
import { isUnconnected, spliceEdit, splicePorts } from '../graph/splice-node.ts';
import { useEdit, useEditorStore, useNodeTypeOf } from './editor-context.ts';
import { findByWords } from './find-by-words.ts';
import { useToldName } from './use-told-name.ts';
import { newId } from './new-id.ts';
import { NodeIcon } from './node-icon.tsx';
import { draggedKey } from './palette-drag.ts';
import type { Picker, PickerRequest } from './picker.ts';
import classes from './picker-list.module.css';
import { useAddNode } from './use-add-node.ts';

interface PickerListProps extends Pick<Picker, 'position'> {
  request: PickerRequest;
  onDone: () => void;
}

/** A node that is there, and what taking it does. */
interface ListedNode {
  node: GraphNode;
  title: string;
  value: string;
  edit: Edit;
}

/** More nodes than these are found by searching. */
const shownAtMost = 50;

export function PickerList({ request, position, onDone }: PickerListProps) {
  const store = useEditorStore();
  const edit = useEdit();
  const addNode = useAddNode();
  const nodeTypeOf = useNodeTypeOf();
  const { data: nodeTypes } = useNodeTypes();
  const [sought, setSought] = useState('');
  const combobox = useCombobox({ opened: true });
  const moves = request.kind === 'from' || request.kind === 'into' ? request.moves : undefined;
  const isAdding = moves === undefined && !(request.kind === 'from' && request.isConnecting);
  const listed = findByWords(useListedNodes(request), sought).slice(0, shownAtMost);
  // An edge that is moved leads to what is there.
  const fitting = (moves === undefined ? (nodeTypes?.items ?? []) : []).filter((nodeType) => fitsPlace(nodeType, request));
  const addable = findByWords(fitting, sought);
  useEffect(() => {
    if (sought !== '') combobox.selectFirstOption();
  }, [sought, combobox.selectFirstOption]);

  const take = (value: string): void => {
    onDone();
    const taken = listed.find((each) => each.value === value);
    if (taken !== undefined) {
      edit(taken.edit);
      if (taken.edit.kind === 'splice') store.getState().seek(taken.node.id);
      return;
    }
    const nodeType = addable.find((each) => draggedKey(each) === value);
    if (nodeType === undefined) return;
    const at = position === null ? {} : { at: position };
    const place: NodePlace = request.kind === 'edge' ? request : { ...request, ...at };
    const id = addNode(nodeType, place);
    if (id !== null) store.getState().seek(id);
  };

  const kinds = addable.map(draggedKey);
  const places = listed.map(({ value }) => value);
  const added =
    addable.length > 0 ? (
      <Combobox.Group label={request.kind === 'free' || request.kind === 'edge' ? 'Add' : 'Add and connect'}>
        {addable.map((nodeType) => (
          <Combobox.Option key={draggedKey(nodeType)} value={draggedKey(nodeType)} className={classes.option}>
            <NodeIcon kind={nodeType.kind} name={nodeType.icon} />
            <span className={classes.name}>{nodeType.title}</span>
          </Combobox.Option>
        ))}
      </Combobox.Group>
    ) : null;
  const known =
    listed.length > 0 ? (
      <Combobox.Group label={headingOf(request)}>
        {listed.map(({ node, title, value }) => (
          <Combobox.Option key={value} value={value} className={classes.option}>
            <NodeIcon kind={nodeTypeOf(node)?.kind} name={nodeTypeOf(node)?.icon} />
            <span className={classes.name}>{title}</span>
          </Combobox.Option>
        ))}
      </Combobox.Group>
    ) : null;

  return (
    <Combobox store={combobox} onOptionSubmit={take} withinPortal={false}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          aria-label={isAdding ? 'Search what to add' : 'Search where it leads'}
          placeholder="Search"
          className={classes.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Typed and taken at once: the first one is meant, marked already or not.
            const [first] = isAdding ? [...kinds, ...places] : [...places, ...kinds];
            if (event.key !== 'Enter' || combobox.getSelectedOptionIndex() !== -1 || first === undefined) return;
            event.preventDefault();
            take(first);
          }}
        />
      </Combobox.EventsTarget>
      {/* Longer than its room: who has no pointer scrolls it by its own. */}
      <Combobox.Options tabIndex={0} aria-label={isAdding ? 'What to add' : 'Where it leads'} className={classes.options}>
        {isAdding ? added : known}
        {isAdding ? known : added}
        {addable.length + listed.length === 0 ? (
          <Combobox.Empty>
            {sought === '' ? 'There is nothing else that it could lead to.' : `Nothing is called “${sought}”.`}
          </Combobox.Empty>
        ) : null}
      </Combobox.Options>
    </Combobox>
  );
}

/** What stands in the heading of the nodes that are there. */
function headingOf(request: PickerRequest): string {
  if (request.kind !== 'from' && request.kind !== 'into') return 'Put here';
  const verb = request.moves === undefined ? 'Connect' : 'Lead';
  return request.kind === 'into' ? `${verb} from` : `${verb} to`;
}

/** Nodes that the port can lead to or come from, or that stand loose and can be put into the edge. */
function useListedNodes(request: PickerRequest): ListedNode[] {
  const store = useEditorStore();
  const nameOf = useToldName();
  const nodeTypeOf = useNodeTypeOf();
  const graph = store.getState().history.present;
  if (request.kind === 'free') return [];
  if (request.kind === 'edge') {
    const edge = graph.edges.find(({ id }) => id === request.edgeId);
    // Where the edge begins is taken: room is made behind it.
    const from = graph.nodes.find(({ id }) => id === edge?.source)?.position;
    if (edge === undefined || from === undefined) return [];
    return graph.nodes.flatMap((node) => {
      const ports = splicePorts(nodeTypeOf(node));
      if (ports === null || !isUnconnected(graph, node.id)) return [];
      return [{ node, title: nameOf(node), value: `splice ${node.id}`, edit: spliceEdit(graph, node, edge, ports, from, newId) }];
    });
  }
  const { nodeId, port, moves = null } = request;
  const moved = graph.edges.find(({ id }) => id === moves);
  const others = withoutEdge(graph, moves);
  const connectable =
    request.kind === 'from' ? targetsOf(others, nodeId, port, nodeTypeOf) : sourcesOf(others, nodeId, port, nodeTypeOf);
  return connectable
    .filter(({ connection }) => moved === undefined || !isSameConnection(moved, connection))
    .map(({ node, connection }) => {
      const hasSeveral = (nodeTypeOf(node)?.outputs.length ?? 1) > 1 && request.kind === 'into';
      return {
        node,
        title: hasSeveral ? `${nameOf(node)}: ${connection.sourceHandle}` : nameOf(node),
        value: `connect ${node.id} ${connection.sourceHandle}`,
        edit:
          moves === null
            ? { kind: 'connect', edge: { id: newId(), ...connection } }
            : { kind: 'reconnect', edgeId: moves, connection },
      };
    });
}
