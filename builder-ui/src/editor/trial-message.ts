/** A message to try, as it is written in the Test drawer, and as the API takes it. */
import { chatChannel } from '@switchboard/shared/channels';
import type { AttributeValue, MessageInput } from '@switchboard/shared/message';
import type { Person } from '@switchboard/shared/person';

export interface TrialDraft {
  text: string;
  country: string | null;
  language: string | null;
  name: string;
  email: string;
  channel: string;
  attributes: TrialAttribute[];
}

export interface TrialAttribute {
  id: string;
  name: string;
  /** As typed, or as what a person has reads. */
  value: string;
  /** What a person has: it is meant as long as the value reads like it. */
  given?: AttributeValue;
}

export const firstTrial: TrialDraft = {
  text: 'Bonjour, où est ma commande ?',
  country: 'FR',
  language: 'fr',
  name: 'Ana',
  email: '',
  channel: chatChannel,
  attributes: [],
};

/**
 * A message from a person: with all that is known of them, to be seen and varied. Attributes that the person does not
 * have stay as they were typed.
 */
export function fromPerson(person: Person, before: TrialDraft, newId: () => string): TrialDraft {
  const { name, email, country, language } = person;
  const known = Object.entries(person.attributes).flatMap(([attribute, given]) =>
    given === null ? [] : [{ id: newId(), name: attribute, value: inWords(given), given }],
  );
  const typed = before.attributes.filter(
    (each) => each.given === undefined && !Object.hasOwn(person.attributes, each.name.trim()),
  );
  return { ...before, name: name ?? '', email: email ?? '', country, language, attributes: [...known, ...typed] };
}

function inWords(value: AttributeValue): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Without an e-mail the writer is a person of the trial alone: nobody who is known is meant. */
export function trialMessage(trial: TrialDraft): MessageInput {
  const email = trial.email.trim();
  const name = trial.name.trim();
  const attributes = Object.fromEntries(
    trial.attributes.filter((one) => one.name.trim() !== '').map((one) => [one.name.trim(), meantValue(one)]),
  );
  return {
    text: trial.text,
    channel: trial.channel || undefined,
    ...(email === '' ? { conversationId: 'trial' } : {}),
    person: {
      ...(email === '' ? {} : { email }),
      ...(name === '' ? {} : { name }),
      ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    },
    context: {
      ...(trial.country === null ? {} : { country: trial.country }),
      ...(trial.language === null ? {} : { browserLanguage: trial.language }),
    },
  };
}

function meantValue({ value, given }: TrialAttribute): AttributeValue {
  return given !== undefined && inWords(given) === value ? given : attributeValue(value);
}

/** What was typed, as the kind of value it looks like: a number, yes or no, else a text. */
function attributeValue(typed: string): string | number | boolean {
  const text = typed.trim();
  if (/^(yes|true)$/i.test(text)) return true;
  if (/^(no|false)$/i.test(text)) return false;
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
