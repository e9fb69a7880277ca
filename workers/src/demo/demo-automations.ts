import type { Graph, GraphNode } from '@switchboard/shared/graph';
import { demoAgents, demoGroups } from './demo-team.ts';

/** An automation of the demo, published as it is. */
export interface DemoAutomation {
  id: string;
  name: string;
  description: string;
  graph: Graph;
}

function node(id: string, type: string, config: Record<string, unknown>, x: number, y: number): GraphNode {
  return { id, type, version: 1, position: { x, y }, config };
}

/** Edges written as `source:port → target`. */
function edges(...lines: [source: string, port: string, target: string][]): Graph['edges'] {
  return lines.map(([source, sourceHandle, target], index) => ({
    id: `e${index + 1}`,
    source,
    sourceHandle,
    target,
    targetHandle: 'in',
  }));
}

const mailBody = `{{ person.name | default: "A visitor" }} wrote:

{{ message.text }}`;

const france: Graph = {
  schemaVersion: 1,
  nodes: [
    node('incoming', 'incoming-message', {}, 0, 120),
    node('france', 'country', { operator: 'is', countries: ['FR'] }, 320, 120),
    node('french', 'browser-language', { operator: 'is', languages: ['fr'] }, 640, 120),
    node(
      'tell-marie',
      'agent-email',
      {
        to: { kind: 'agent', agentId: demoAgents.marie.id },
        subject: 'New conversation in French: {{ person.name | default: "a visitor" }}',
        body: mailBody,
        repeat: 'once-per-conversation',
      },
      960,
      20,
    ),
    node('assign-france', 'assign-to-group', { groupId: demoGroups.france.id }, 960, 220),
  ],
  edges: edges(
    ['incoming', 'out', 'france'],
    ['france', 'yes', 'french'],
    ['french', 'yes', 'tell-marie'],
    ['french', 'yes', 'assign-france'],
  ),
};

const pro: Graph = {
  schemaVersion: 1,
  nodes: [
    node('incoming', 'incoming-message', {}, 0, 120),
    node('pro-plan', 'condition', { condition: { field: 'person.attributes.plan', operator: 'is', value: 'pro' } }, 320, 120),
    node('assign-success', 'assign-to-group', { groupId: demoGroups.success.id }, 640, 20),
    node(
      'tell-success',
      'agent-email',
      {
        to: { kind: 'group', groupId: demoGroups.success.id },
        subject: 'A Pro customer wrote: {{ person.name | default: "a visitor" }}',
        body: mailBody,
        repeat: 'once-per-conversation',
      },
      640,
      220,
    ),
  ],
  edges: edges(['incoming', 'out', 'pro-plan'], ['pro-plan', 'yes', 'assign-success'], ['pro-plan', 'yes', 'tell-success']),
};

/** In list order: French visitors first, so that a Pro customer from France still reaches the French group. */
export const demoAutomations: DemoAutomation[] = [
  {
    id: 'au_demo_france',
    name: 'French visitors to Support France',
    description: 'Conversations from France by readers of French go to Support France, and Marie hears of them by e-mail.',
    graph: france,
  },
  {
    id: 'au_demo_pro',
    name: 'Pro customers to Customer success',
    description: 'Customers on the Pro plan are looked after by Customer success, who hear of them by e-mail.',
    graph: pro,
  },
];
