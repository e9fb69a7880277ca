/**
 * The facts and the team that worked examples of node types start from: a French visitor's first message.
 * In: nothing. Out: plain constants. An example overrides parts of the facts, never the whole.
 */
import { chatChannel } from '@switchboard/shared/channels';
import type { Directory, Facts, GroupFacts } from '@switchboard/shared/facts';
import type { NodeExample } from '@switchboard/shared/node-type';
import { weekdays, type WeeklyHours } from '@switchboard/shared/schedule';

export const exampleFacts: Facts = {
  event: { kind: 'message' },
  message: {
    id: 'm-1',
    text: 'Bonjour, où est ma commande ?',
    channel: chatChannel,
    sentAt: '2026-11-22T10:00:00Z',
    acceptedAt: '2026-11-22T10:00:00.120Z',
    country: 'FR',
    language: 'fr-FR',
    firstInConversation: true,
    context: { country: 'FR', browserLanguage: 'fr-FR', url: 'https://shop.example/cart' },
  },
  person: {
    id: 'p-1',
    email: 'ana@example.com',
    name: 'Ana',
    country: 'FR',
    language: 'fr-FR',
    attributes: { plan: 'pro', orders: 12, renewsOn: '2026-12-01', tags: ['beta', 'newsletter'] },
  },
  conversation: {
    id: 'c-1',
    channel: chatChannel,
    status: 'open',
    groupId: null,
    assigneeId: null,
    assignedBy: null,
    queuedAt: null,
    tags: ['urgent'],
    opening: 1,
    repeats: {},
  },
};

/** The time examples are decided at, ISO 8601. */
export const exampleNow = '2026-11-22T10:00:00.150Z';

/** Closed on Sundays, which the examples' day is. */
const officeHours: WeeklyHours = {
  timeZone: 'Europe/Paris',
  days: Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, [{ from: '09:00', to: '17:00' }]])),
};

export const exampleDirectory: Directory = {
  agents: new Map([
    [
      'a-1',
      {
        id: 'a-1',
        name: 'Marie',
        email: 'marie@example.com',
        languages: ['fr'],
        availability: 'online',
        maxOpenConversations: 5,
        workingHours: null,
      },
    ],
    [
      'a-2',
      {
        id: 'a-2',
        name: 'Jonas',
        email: 'jonas@example.com',
        languages: ['de', 'en'],
        availability: 'away',
        maxOpenConversations: null,
        workingHours: null,
      },
    ],
  ]),
  groups: new Map<string, GroupFacts>([
    ['g-1', { id: 'g-1', name: 'Support France', agentIds: ['a-1', 'a-2'], routing: { strategy: 'none' }, hours: officeHours }],
    ['g-2', { id: 'g-2', name: 'Away', agentIds: ['a-2'], routing: { strategy: 'round-robin' }, hours: null }],
  ]),
  segments: new Map([
    ['s-1', { id: 's-1', name: 'On the pro plan', condition: { field: 'person.attributes.plan', operator: 'is', value: 'pro' } }],
  ]),
};

/**
 * The facts an example is decided on.
 * @param overrides the parts of `exampleFacts` the example changes
 */
export function factsOfExample(overrides: NodeExample<unknown>['facts'] = {}): Facts {
  return {
    event: overrides.event ?? exampleFacts.event,
    message: { ...exampleFacts.message, ...overrides.message },
    person: { ...exampleFacts.person, ...overrides.person },
    conversation: { ...exampleFacts.conversation, ...overrides.conversation },
  };
}
