import type { Graph, GraphNode } from '@switchboard/shared/graph';

function node(id: string, type: string, config: Record<string, unknown>, x: number, y = 0): GraphNode {
  return { id, type, version: 1, position: { x, y }, config };
}

/**
 * The automation of the contract, for tests: messages from France by readers of French go to a group, and an agent is
 * told by mail.
 * @param groupId the group
 * @param agentId the agent
 */
export function franceGraph(groupId: string, agentId: string): Graph {
  return {
    schemaVersion: 1,
    nodes: [
      node('t', 'incoming-message', {}, 0),
      node('c', 'country', { operator: 'is', countries: ['FR'] }, 240),
      node('l', 'browser-language', { operator: 'is', languages: ['fr'] }, 480),
      node(
        'e',
        'agent-email',
        { to: { kind: 'agent', agentId }, subject: '{{ person.name }} wrote', body: '{{ message.text }}' },
        720,
      ),
      node('g', 'assign-to-group', { groupId }, 720, 120),
    ],
    edges: [
      { id: '1', source: 't', sourceHandle: 'out', target: 'c', targetHandle: 'in' },
      { id: '2', source: 'c', sourceHandle: 'yes', target: 'l', targetHandle: 'in' },
      { id: '3', source: 'l', sourceHandle: 'yes', target: 'e', targetHandle: 'in' },
      { id: '4', source: 'l', sourceHandle: 'yes', target: 'g', targetHandle: 'in' },
    ],
  };
}
