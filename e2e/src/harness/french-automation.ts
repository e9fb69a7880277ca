/** The automation of the article this product starts from: French people to the French group, and a mail to their agent. */
import type { Graph } from '@switchboard/shared/graph';
import type { ApiAnswer, ApiClient } from './api-client.ts';

export interface FrenchTeam {
  agentId: string;
  groupId: string;
  automationId: string;
  revision: number;
}

/** As `frenchGraph`, without the mail. */
export function assigningGraph(agentId: string, groupId: string): Graph {
  const graph = frenchGraph(agentId, groupId);
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => id !== 'e'),
    edges: graph.edges.filter(({ target }) => target !== 'e'),
  };
}

/** The automation's graph: incoming message → country France → browser language fr → mail to the agent, and assign. */
export function frenchGraph(agentId: string, groupId: string, repeat?: string): Graph {
  const node = (id: string, type: string, x: number, y: number, config: Record<string, unknown>) => ({
    id,
    type,
    version: 1,
    position: { x, y },
    config,
  });
  const edge = (id: string, source: string, sourceHandle: string, target: string) => ({
    id,
    source,
    sourceHandle,
    target,
    targetHandle: 'in',
  });
  return {
    schemaVersion: 1,
    nodes: [
      node('t', 'incoming-message', 0, 0, {}),
      node('c', 'country', 320, 0, { operator: 'is', countries: ['FR'] }),
      node('l', 'browser-language', 640, 0, { operator: 'is', languages: ['fr'] }),
      node('e', 'agent-email', 960, 0, {
        to: { kind: 'agent', agentId },
        subject: '{{ person.name }} wrote',
        body: '{{ message.text }}',
        ...(repeat === undefined ? {} : { repeat }),
      }),
      node('g', 'assign-to-group', 960, 160, { groupId }),
    ],
    edges: [edge('1', 't', 'out', 'c'), edge('2', 'c', 'yes', 'l'), edge('3', 'l', 'yes', 'e'), edge('4', 'l', 'yes', 'g')],
  };
}

function bodyOf(answer: ApiAnswer, status: number): ApiAnswer['body'] {
  if (answer.status !== status) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Creates Marie, the French group and the automation, and publishes it. `repeat` as the mail's node takes it. */
export function publishFrenchAutomation(api: ApiClient, repeat?: string): Promise<FrenchTeam> {
  return publish(api, (agentId, groupId) => frenchGraph(agentId, groupId, repeat));
}

/** As `publishFrenchAutomation`, with an automation that assigns and sends no mail. */
export function publishAssigningAutomation(api: ApiClient): Promise<FrenchTeam> {
  return publish(api, assigningGraph);
}

async function publish(api: ApiClient, graphOf: (agentId: string, groupId: string) => Graph): Promise<FrenchTeam> {
  const agent = bodyOf(
    await api.post('/agents', { name: 'Marie Dubois', email: 'marie@example.com', role: 'agent', languages: ['fr'] }),
    201,
  );
  const group = bodyOf(await api.post('/groups', { name: 'French', permission: 'agents', agentIds: [agent.id] }), 201);
  const automation = bodyOf(await api.post('/automations', { name: 'French people', graph: graphOf(agent.id, group.id) }), 201);
  bodyOf(await api.post(`/automations/${automation.id}/publish`, { revision: automation.revision }), 200);
  return { agentId: agent.id, groupId: group.id, automationId: automation.id, revision: automation.revision };
}

/** A message from France in French, which the automation above catches. */
export function frenchMessage(id: string, conversationId: string, text = 'Bonjour') {
  return {
    id,
    conversationId,
    text,
    person: { id: `person-of-${conversationId}` },
    context: { country: 'FR', browserLanguage: 'fr-FR' },
  };
}

/** A message from Germany in German, which it leaves alone. */
export function germanMessage(id: string, conversationId: string, text = 'Guten Tag') {
  return {
    id,
    conversationId,
    text,
    person: { id: `person-of-${conversationId}` },
    context: { country: 'DE', browserLanguage: 'de-DE' },
  };
}
