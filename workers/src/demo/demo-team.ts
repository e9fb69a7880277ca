import type { Condition } from '@switchboard/shared/condition';
import type { AgentFields } from '@switchboard/engine/api/team/agents.sql';
import type { GroupFields } from '@switchboard/engine/api/team/groups.sql';

/** The people who answer in the demo. Their addresses end in `.example` (RFC 2606): no mail can reach anybody. */
function agent(id: string, name: string, languages: string[], rest: Partial<AgentFields> = {}): AgentFields {
  const email = `${id.replace('a_demo_', '')}@switchboard.example`;
  const fields = { role: 'agent', availability: 'online', maxOpenConversations: null, workingHours: null } as const;
  return { id, name, email, languages, ...fields, ...rest };
}

export const demoAgents = {
  marie: agent('a_demo_marie', 'Marie Laurent', ['fr', 'en'], { maxOpenConversations: 20 }),
  jonas: agent('a_demo_jonas', 'Jonas Weber', ['de', 'en']),
  ines: agent('a_demo_ines', 'Ines Navarro', ['es', 'en']),
  tom: agent('a_demo_tom', 'Tom Baker', ['en']),
  luc: agent('a_demo_luc', 'Luc Moreau', ['fr'], { availability: 'away' }),
} as const;

function group(
  id: string,
  name: string,
  agents: AgentFields[],
  routing: GroupFields['routing'] = { strategy: 'none' },
): GroupFields {
  return { id, name, permission: 'agents', agentIds: agents.map((each) => each.id), routing, hours: null };
}

const { marie, jonas, ines, tom, luc } = demoAgents;

export const demoGroups = {
  france: group('g_demo_france', 'Support France', [marie, luc], { strategy: 'round-robin', overflowGroupId: 'g_demo_support' }),
  germany: group('g_demo_germany', 'Support Germany', [jonas]),
  success: group('g_demo_success', 'Customer success', [ines, tom], { strategy: 'least-busy' }),
  support: group('g_demo_support', 'Support', [marie, jonas, ines, tom]),
} as const;

/** Cafés and hotels abroad: a rule brings them to whoever looks after companies, before any automation is asked. */
export const demoSegment = {
  id: 's_demo_companies',
  name: 'Companies outside France',
  condition: {
    all: [
      { field: 'person.attributes.company', operator: 'exists' },
      { field: 'person.country', operator: 'is-not', value: 'FR' },
    ],
  } satisfies Condition,
};

export const demoRule = {
  id: 'r_demo_companies',
  name: 'Companies to Customer success',
  segmentId: demoSegment.id,
  groupId: demoGroups.success.id,
  enabled: true,
};
