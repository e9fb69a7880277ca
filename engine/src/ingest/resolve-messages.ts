/**
 * Gives each message of a group its id, author and conversation. In: messages in order of acceptance, and what is known
 * of the ids they name. Out: a receipt for each, and the rows to add. Pure; later messages see what earlier ones added.
 */
import type { PersonFacts } from '@switchboard/shared/facts';
import type { MessageInput, MessageReceipt } from '@switchboard/shared/message';
import type { UnfitAttribute } from '@switchboard/shared/person';
import { foldPerson } from '../record/fold-person.ts';
import { emailKey } from './email-key.ts';
import { laneOf } from './lane-of.ts';

/** A message with country and language found. */
export interface IncomingMessage {
  input: MessageInput;
  country: string | null;
  language: string | null;
  /** Attributes that were left out, see `readByType`. */
  unfit?: UnfitAttribute[];
}

export interface KnownPerson {
  key: string;
  givenId: string | null;
  email: string | null;
}

/** One opened because a message named none comes before those that were named; else the newest is joined. */
export interface OpenConversation {
  id: string;
  joinable: boolean;
}

/** What the database knows of the ids that a group names. */
export interface Known {
  /** Conversation by message id. */
  messages: Map<string, string>;
  /** The person's key by conversation id. */
  conversations: Map<string, string>;
  /** By given id and by key. */
  peopleById: Map<string, KnownPerson>;
  /** By `emailKey`: the one known by it alone if there is one, else the oldest. */
  peopleByEmail: Map<string, KnownPerson>;
  /** The open conversation to join by person and channel, see `openKey`. */
  openConversations: Map<string, OpenConversation>;
}

export interface NewPerson extends Omit<PersonFacts, 'id'> {
  key: string;
  givenId: string | null;
}
export interface NewConversation {
  id: string;
  personKey: string;
  channel: string;
  joinable: boolean;
}
/** A row of the stream; `payload` is what `event.payload` keeps. */
export interface NewEvent {
  lane: number;
  conversationId: string;
  personKey: string;
  messageId: string;
  payload: EventPayload;
}
/** A message as the stream keeps it. */
export interface EventPayload {
  text: string;
  channel: string;
  sentAt: string | null;
  country: string | null;
  language: string | null;
  person: MessageInput['person'];
  context: MessageInput['context'];
  /** True when the message opened its conversation. */
  opens: boolean;
  /** True when its author was not known before. */
  addsPerson?: true;
  /** Attributes that were left out; none when left out itself. */
  unfit?: UnfitAttribute[];
}

export interface Resolved {
  receipts: MessageReceipt[];
  people: NewPerson[];
  /** People known by e-mail alone who are given an id. */
  adopted: { key: string; givenId: string }[];
  conversations: NewConversation[];
  events: NewEvent[];
  /**
   * Keys of known people whom this takes to be there: authors, and those whose conversations are joined. A conversation is
   * there, and theirs, as long as they are.
   */
  relied: string[];
}

export function openKey(personKey: string, channel: string): string {
  return `${channel}\n${personKey}`;
}

/**
 * @param messages in order of acceptance
 * @param known of the ids they name; its maps are added to
 * @param lanes how many lanes the stream has
 * @param newId makes an id with the given prefix
 */
export function resolveMessages(
  messages: readonly IncomingMessage[],
  known: Known,
  lanes: number,
  newId: (prefix: string) => string,
): Resolved {
  const resolved: Resolved = { receipts: [], people: [], adopted: [], conversations: [], events: [], relied: [] };
  const relied = new Set<string>();

  function addPerson(message: IncomingMessage): KnownPerson {
    const claim = message.input.person;
    const key = newId('per');
    const email = claim?.email ?? null;
    const blank: PersonFacts = { id: key, email, name: null, country: null, language: null, attributes: {} };
    const folded = foldPerson(blank, { person: claim, country: message.country, language: message.language }, true);
    const person: KnownPerson = { key, givenId: claim?.id ?? null, email };
    const { id: _key, ...facts } = folded;
    resolved.people.push({ ...facts, key, givenId: person.givenId });
    known.peopleById.set(key, person);
    if (person.givenId !== null) known.peopleById.set(person.givenId, person);
    if (email !== null && !known.peopleByEmail.has(emailKey(email))) known.peopleByEmail.set(emailKey(email), person);
    return person;
  }

  function namedPerson(message: IncomingMessage): KnownPerson | null {
    const claim = message.input.person;
    if (claim?.id !== undefined) {
      const byId = known.peopleById.get(claim.id);
      if (byId !== undefined) return byId;
      const byEmail = claim.email === undefined ? undefined : known.peopleByEmail.get(emailKey(claim.email));
      if (byEmail === undefined || byEmail.givenId !== null) return addPerson(message);
      byEmail.givenId = claim.id;
      known.peopleById.set(claim.id, byEmail);
      const justAdded = resolved.people.find((person) => person.key === byEmail.key);
      if (justAdded === undefined) resolved.adopted.push({ key: byEmail.key, givenId: claim.id });
      else justAdded.givenId = claim.id;
      return byEmail;
    }
    if (claim?.email !== undefined) return known.peopleByEmail.get(emailKey(claim.email)) ?? addPerson(message);
    return null;
  }

  function addConversation(id: string, personKey: string, channel: string, joinable: boolean): string {
    resolved.conversations.push({ id, personKey, channel, joinable });
    known.conversations.set(id, personKey);
    const key = openKey(personKey, channel);
    if (joinable || !known.openConversations.get(key)?.joinable) known.openConversations.set(key, { id, joinable });
    return id;
  }

  for (const message of messages) {
    const { input } = message;
    const messageId = input.id ?? newId('msg');
    const original = known.messages.get(messageId);
    if (original !== undefined) {
      resolved.receipts.push({ id: messageId, conversationId: original, status: 'duplicate' });
      continue;
    }
    const channel = input.channel ?? 'api';
    const peopleBefore = resolved.people.length;
    const named = namedPerson(message);
    let personKey: string;
    let conversationId: string;
    let opens = false;
    if (input.conversationId !== undefined) {
      conversationId = input.conversationId;
      const owner = known.conversations.get(conversationId);
      opens = owner === undefined;
      personKey = named?.key ?? owner ?? addPerson(message).key;
      if (owner !== undefined) relied.add(owner);
      if (opens) addConversation(conversationId, personKey, channel, false);
    } else {
      personKey = named!.key;
      const open = known.openConversations.get(openKey(personKey, channel));
      opens = open === undefined;
      conversationId = open?.id ?? addConversation(newId('con'), personKey, channel, true);
    }
    relied.add(personKey);
    known.messages.set(messageId, conversationId);
    resolved.events.push({
      lane: laneOf(conversationId, lanes),
      conversationId,
      personKey,
      messageId,
      payload: {
        text: input.text,
        channel,
        sentAt: input.sentAt ?? null,
        country: message.country,
        language: message.language,
        person: input.person,
        context: input.context,
        opens,
        ...(resolved.people.length > peopleBefore ? { addsPerson: true as const } : {}),
        ...(message.unfit?.length ? { unfit: message.unfit } : {}),
      },
    });
    resolved.receipts.push({ id: messageId, conversationId, status: 'accepted' });
  }
  for (const { key } of resolved.people) relied.delete(key);
  resolved.relied = [...relied];
  return resolved;
}
