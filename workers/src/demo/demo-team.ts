import type { AgentFields } from '@switchboard/engine/api/team/agents.sql';
import type { GroupFields } from '@switchboard/engine/api/team/groups.sql';

/** The people who answer in the demo. Their addresses end in `.example` (RFC 2606): no mail can reach anybody. */
function agent(id: string, name: string, languages: string[], availability: AgentFields['availability'] = 'online'): AgentFields {
  const email = `${id.replace('a_demo_', '')}@switchboard.example`;
  return { id, name, email, role: 'agent', languages, availability, maxOpenConversations: null };
}

export const demoAgents = {
  marie: agent('a_demo_marie', 'Marie Laurent', ['fr', 'en']),
  jonas: agent('a_demo_jonas', 'Jonas Weber', ['de', 'en']),
  ines: agent('a_demo_ines', 'Ines Navarro', ['es', 'en']),
  tom: agent('a_demo_tom', 'Tom Baker', ['en']),
  luc: agent('a_demo_luc', 'Luc Moreau', ['fr'], 'away'),
} as const;

function group(id: string, name: string, agents: AgentFields[]): GroupFields {
  return { id, name, permission: 'agents', agentIds: agents.map((each) => each.id), routing: { strategy: 'none' } };
}

const { marie, jonas, ines, tom, luc } = demoAgents;

export const demoGroups = {
  france: group('g_demo_france', 'Support France', [marie, luc]),
  germany: group('g_demo_germany', 'Support Germany', [jonas]),
  success: group('g_demo_success', 'Customer success', [ines, tom]),
  support: group('g_demo_support', 'Support', [marie, jonas, ines, tom]),
} as const;
