/** A message to try, as it is written in the Test drawer, and as the API takes it. */
import { chatChannel } from '@switchboard/shared/channels';
import type { MessageInput } from '@switchboard/shared/message';
import type { Person } from '@switchboard/shared/person';

export interface TrialDraft {
  text: string;
  country: string | null;
  language: string | null;
  name: string;
  email: string;
  channel: string;
  attributes: { id: string; name: string; value: string }[];
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
 * What a message from a person would carry. By the e-mail the person is known, and with it everything else of them;
 * without one their attributes are written into the message.
 */
export function fromPerson(person: Person, newId: () => string): Partial<TrialDraft> {
  const { name, email, country, language } = person;
  const attributes = email === null ? Object.entries(person.attributes) : [];
  return {
    name: name ?? '',
    email: email ?? '',
    country,
    language,
    attributes: attributes.map(([attribute, value]) => ({ id: newId(), name: attribute, value: String(value ?? '') })),
  };
}

/** Without an e-mail the writer is a person of the trial alone: nobody who is known is meant. */
export function trialMessage(trial: TrialDraft): MessageInput {
  const email = trial.email.trim();
  const name = trial.name.trim();
  const attributes = Object.fromEntries(
    trial.attributes.filter((one) => one.name.trim() !== '').map((one) => [one.name.trim(), attributeValue(one.value)]),
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

/** What was typed, as the kind of value it looks like: a number, yes or no, else a text. */
function attributeValue(typed: string): string | number | boolean {
  const text = typed.trim();
  if (/^(yes|true)$/i.test(text)) return true;
  if (/^(no|false)$/i.test(text)) return false;
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
