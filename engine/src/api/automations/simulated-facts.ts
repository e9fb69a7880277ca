import type { ConversationFacts, Facts, PersonFacts } from '@switchboard/shared/facts';
import type { MessageInput } from '@switchboard/shared/message';
import { readDefinedTypes } from '../../ingest/attribute-types.sql.ts';
import { countryOfContext } from '../../ingest/country-of-context.ts';
import type { CountryOf } from '../../ingest/country-of-ip.ts';
import { loadKnown } from '../../ingest/ingest.sql.ts';
import { languageOf } from '../../ingest/language-of.ts';
import { readByType } from '../../ingest/read-by-type.ts';
import { type NewPerson, resolveMessages } from '../../ingest/resolve-messages.ts';
import type { Sql } from '../../record/database.ts';
import { type BatchState, decideBatch } from '../../record/decide-batch.ts';
import { snapshotOf } from '../../record/configuration-snapshot.ts';
import { factsOfEvent, type MessageEventRow } from '../../record/event-facts.ts';
import { randomId } from '../random-id.ts';
import { readConversationFacts, readPersonFacts } from './simulated-facts.sql.ts';

/** What a message is simulated with. */
export interface SimulatedMessage {
  message: MessageInput;
  countryOf: CountryOf;
  /** ISO 8601: the time of its acceptance. */
  now: string;
}

/**
 * The facts that a message would be decided on if it came in now: it goes through the same resolving and folding as a
 * real one, so the person and conversation it names are as they are. In: a message that fits the schema. Out: facts.
 * What stays true: nothing is stored; a message that names nobody comes from somebody new.
 */
export async function simulatedFacts(sql: Sql, { message, countryOf, now }: SimulatedMessage): Promise<Facts> {
  const namesSomebody =
    message.conversationId !== undefined || message.person?.id !== undefined || message.person?.email !== undefined;
  const asSent = {
    // Without its id: a message that is there already can be simulated again.
    input: { ...message, id: undefined, conversationId: namesSomebody ? message.conversationId : randomId('con_') },
    country: countryOfContext(message.context, countryOf),
    language: languageOf(message.context),
  };
  const incoming = readByType(asSent, (await readDefinedTypes(sql)).byName);
  const resolved = resolveMessages([incoming], await loadKnown(sql, [incoming]), 1, randomId);
  const { conversationId, personKey, payload } = resolved.events[0]!;
  const event: MessageEventRow = {
    kind: 'message',
    seq: 0,
    lane: 0,
    hops: 0,
    conversation_id: conversationId,
    person_key: personKey,
    message_id: message.id ?? randomId('msg_'),
    accepted_at: new Date(now),
    payload,
  };
  const newPerson = resolved.people.find((person) => person.key === personKey);
  const person = newPerson === undefined ? await readPersonFacts(sql, personKey) : personOf(newPerson);
  const conversation = await readConversationFacts(sql, conversationId);
  return foldedFacts(event, stateOf(event, person, conversation), now);
}

function personOf({ key, givenId, ...facts }: NewPerson): { givenId: string | null; facts: PersonFacts } {
  return { givenId, facts: { ...facts, id: givenId ?? key } };
}

function stateOf(
  event: MessageEventRow,
  person: { givenId: string | null; facts: PersonFacts } | null,
  conversation: ConversationFacts | null,
): BatchState {
  const state: BatchState = { people: new Map(), conversations: new Map() };
  if (person !== null) {
    const key = event.person_key;
    state.people.set(key, { key, revision: 0, mayChangeEmail: person.givenId !== null, facts: person.facts });
  }
  if (conversation !== null) {
    state.conversations.set(conversation.id, { facts: conversation, lastMessageAt: event.accepted_at.toISOString() });
  }
  return state;
}

/** What a batch with no automations keeps as its event's facts. */
function foldedFacts(event: MessageEventRow, state: BatchState, now: string): Facts {
  const directory = { agents: new Map(), groups: new Map(), segments: new Map() };
  const configuration = snapshotOf({ revision: 0, published: [], rules: [], directory });
  const { facts } = decideBatch({ events: [event], state, load: null, configuration, now, publicUrl: '' });
  return factsOfEvent({ ...event, facts: facts[0]!.facts });
}
