/**
 * Stage 4 starts here: graph JSON in; a plan, or diagnostics that name node and field, out.
 * Pure, and safe on hostile input: every pass is iterative and linear in nodes and edges, or nearly. Runs at publish,
 * when published versions are loaded, and on every edit. Plan and diagnostics depend on nothing but the arguments.
 */
import type { Directory } from '@switchboard/shared/facts';
import type { Diagnostic, Graph } from '@switchboard/shared/graph';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { bypassDisabled } from './bypass-disabled.ts';
import { diagnoseEdges, type UsableEdge } from './diagnose-edges.ts';
import { type DiagnosedNode, diagnoseDisabled, diagnoseNode, nodeLabel } from './diagnose-node.ts';
import { diagnoseReach } from './diagnose-reach.ts';
import { type FlowNode, necessaryToReach, unionOf } from './necessary-conditions.ts';
import { type NodeOrder, orderNodes } from './order-nodes.ts';
import { topicOfTrigger } from './topic-of.ts';
import type { AllowedTokens, Plan, PlanNode, Port } from './plan.ts';

export interface Compiled {
  /** Null when any diagnostic is an error. */
  plan: Plan | null;
  /** Errors first. */
  diagnostics: Diagnostic[];
}

/** More than these nobody reads. */
const maxDiagnostics = 500;

/**
 * @param graph a graph whose envelope is well formed
 * @param registry the node types there are
 * @param directory the agents and groups there are. Null leaves references unchecked: a version that is published
 *   keeps running when an agent it names is deleted, and its steps say so
 */
export function compile(graph: Graph, registry: NodeTypeRegistry, directory: Directory | null): Compiled {
  const diagnostics: Diagnostic[] = [];
  const indexById = new Map<string, number>();
  for (const [index, { id }] of graph.nodes.entries()) {
    if (!indexById.has(id)) indexById.set(id, index);
    else
      diagnostics.push({
        severity: 'error',
        code: 'duplicate-node-id',
        nodeId: id,
        pointer: `/nodes/${index}/id`,
        message: `Two nodes have the id “${id}”.`,
      });
  }
  const isEnabled = graph.nodes.map(({ disabled }) => disabled !== true);
  const nodes = graph.nodes.map((node, index) =>
    isEnabled[index] ? diagnoseNode(node, index, registry, directory) : diagnoseDisabled(node, registry),
  );
  for (const node of nodes) diagnostics.push(...node.diagnostics);
  const nodeTypes = nodes.map(({ nodeType }) => nodeType);
  const { edges: drawn, diagnostics: edgeDiagnostics } = diagnoseEdges(graph, indexById, nodeTypes);
  diagnostics.push(...edgeDiagnostics);
  const bypassed = bypassDisabled(graph, nodeTypes, drawn);
  if (bypassed === null) {
    diagnostics.push({
      severity: 'error',
      code: 'too-many-connections',
      nodeId: null,
      pointer: '/edges',
      message: 'Too many connections run through disabled nodes. Remove some of these nodes, or of their connections.',
    });
  }
  const edges = bypassed ?? [];
  if (!nodeTypes.some((nodeType) => nodeType?.kind === 'trigger')) {
    diagnostics.push({
      severity: 'error',
      code: 'no-trigger',
      nodeId: null,
      pointer: '/nodes',
      message: 'Nothing starts this automation: add “Incoming message”.',
    });
  } else if (!nodeTypes.some((nodeType, index) => nodeType?.kind === 'trigger' && isEnabled[index])) {
    diagnostics.push({
      severity: 'warning',
      code: 'triggers-disabled',
      nodeId: null,
      pointer: '/nodes',
      message: 'Nothing starts this automation: what would start it is disabled.',
    });
  }

  // Circles are looked for in what is drawn, so that enabling a node never makes one.
  const { cycles } = orderOf(graph, drawn);
  const order = orderOf(graph, edges).order.filter((index) => isEnabled[index]);
  for (const cycle of cycles) diagnostics.push(cycleDiagnostic(graph, nodes, cycle));

  const flowable = diagnostics.every(({ severity }) => severity !== 'error');
  const flow = flowable ? flowNodes(graph, nodes, edges, order) : [];
  const reach = necessaryToReach(flow);
  const impossible = new Set(order.filter((_, place) => flow[place] !== undefined && reach[place] === null));
  diagnostics.push(...diagnoseReach(graph, nodeTypes, edges, impossible));
  const [errors, warnings] = [
    diagnostics.filter(({ severity }) => severity === 'error'),
    diagnostics.filter(({ severity }) => severity !== 'error'),
  ];
  return {
    plan: flowable ? planOf(graph, nodes, edges, order, flow, reach) : null,
    diagnostics: [...errors, ...warnings].slice(0, maxDiagnostics),
  };
}

function orderOf(graph: Graph, edges: readonly UsableEdge[]): NodeOrder {
  const successors: number[][] = graph.nodes.map(() => []);
  for (const { source, target } of edges) successors[source]?.push(target);
  return orderNodes(
    graph.nodes.map(({ id }) => id),
    successors,
  );
}

function cycleDiagnostic(graph: Graph, nodes: readonly DiagnosedNode[], cycle: readonly number[]): Diagnostic {
  const labels = cycle.map((index) => {
    const node = graph.nodes[index];
    return node === undefined ? '' : `“${nodeLabel(node, nodes[index]?.nodeType ?? null)}” (${node.id})`;
  });
  const named = labels.length > 10 ? [...labels.slice(0, 9), `${labels.length - 9} more`] : labels;
  const first = cycle[0] ?? 0;
  return {
    severity: 'error',
    code: 'cycle',
    nodeId: graph.nodes[first]?.id ?? null,
    pointer: `/nodes/${first}`,
    message: `These nodes lead in a circle: ${[...named, labels[0]].join(' → ')}. Remove one of the connections.`,
  };
}

/** The nodes in the run's order, with the edges into them by place in that order. */
function flowNodes(
  graph: Graph,
  nodes: readonly DiagnosedNode[],
  edges: readonly UsableEdge[],
  order: readonly number[],
): FlowNode[] {
  const placeOf = placesOf(order);
  const incoming: { source: number; port: Port }[][] = order.map(() => []);
  for (const { source, port, target } of edges)
    incoming[placeOf.get(target) ?? -1]?.push({ source: placeOf.get(source) ?? -1, port });
  return order.flatMap((index, place) => {
    const nodeType = nodes[index]?.nodeType;
    const config = graph.nodes[index]?.config;
    return nodeType && config ? [{ nodeType, config, incoming: incoming[place] ?? [] }] : [];
  });
}

function placesOf(order: readonly number[]): Map<number, number> {
  return new Map(order.map((index, place) => [index, place]));
}

function planOf(
  graph: Graph,
  diagnosed: readonly DiagnosedNode[],
  edges: readonly UsableEdge[],
  order: readonly number[],
  flow: readonly FlowNode[],
  reach: readonly (AllowedTokens | null)[],
): Plan {
  const placeOf = placesOf(order);
  const successors = order.map((): Record<Port, number[]> => ({ out: [], yes: [], no: [] }));
  for (const { source, port, target } of edges) successors[placeOf.get(source) ?? -1]?.[port].push(placeOf.get(target) ?? -1);
  const nodes = flow.map(({ nodeType, config }, place): PlanNode => {
    const ports = successors[place] ?? { out: [], yes: [], no: [] };
    for (const targets of Object.values(ports)) targets.sort((a, b) => a - b);
    return { id: graph.nodes[order[place] ?? -1]?.id ?? '', nodeType, config: config as PlanNode['config'], successors: ports };
  });
  return {
    nodes,
    triggers: nodes.flatMap(({ nodeType }, place) => (nodeType.kind === 'trigger' ? [place] : [])),
    listens: [
      ...new Set(
        nodes.flatMap(({ nodeType, config }) => (nodeType.kind === 'trigger' ? [topicOfTrigger(nodeType, config)] : [])),
      ),
    ],
    touches: {
      groups: [...new Set(diagnosed.flatMap(({ groups }) => groups))],
      agents: [...new Set(diagnosed.flatMap(({ agents }) => agents))],
      load: nodes.some(({ nodeType, config }) => nodeType.asksLoad?.(config) ?? false),
    },
    necessary: unionOf(reach.filter((_, place) => nodes[place]?.nodeType.kind === 'action')),
    templates: new Map(diagnosed.flatMap(({ templates }) => [...templates])),
  };
}
