import type { Facts, PersonFacts } from '@switchboard/shared/facts';

const nobodysMessage: Omit<Facts, 'person'> = {
  event: { kind: 'message' },
  message: {
    id: '',
    text: '',
    channel: '',
    sentAt: null,
    acceptedAt: '',
    country: null,
    language: null,
    firstInConversation: false,
    context: {},
  },
  conversation: {
    id: '',
    channel: '',
    status: 'open',
    groupId: null,
    assigneeId: null,
    assignedBy: null,
    queuedAt: null,
    tags: [],
    opening: 1,
    repeats: {},
  },
};

/** Facts for a condition over `person.*` fields alone, of a person who has not written anything just now. */
export function factsOfPerson(person: PersonFacts): Facts {
  return { ...nobodysMessage, person };
}
