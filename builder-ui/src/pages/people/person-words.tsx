/** What people are called, and how what is known of them is shown, the same in lists, pages and dialogs. */
import { Text } from '@mantine/core';
import type { AttributeType, Person } from '@switchboard/shared/person';
import type { AttributeValue } from '@switchboard/shared/message';
import type { ReactNode } from 'react';
import { countryName, languageName } from '../../app/words/locale-names.ts';
import { personCalled } from '../../app/words/person-called.ts';

/** The person's name, else the one they gave in the chat, else the e-mail, else words that tell them from the others. */
export function personLabel({ id, name, email, attributes }: Pick<Person, 'id' | 'name' | 'email' | 'attributes'>): string {
  const { visitorName } = attributes;
  return personCalled(id, name, typeof visitorName === 'string' ? visitorName : null, email);
}

export function personAddress(id: string): string {
  return `/people/${encodeURIComponent(id)}`;
}

/** An attribute's value as people read it. */
export function attributeWords(value: AttributeValue | undefined, type: AttributeType | null): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'number') return new Intl.NumberFormat('en', { maximumFractionDigits: 20 }).format(value);
  return type === 'date' ? dateWords(value) : value;
}

function dateWords(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) return text;
  // A date without a time is that date everywhere, whatever the reader's zone.
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: text.length === 10 ? 'UTC' : undefined }).format(
    time,
  );
}

/** “1 person”, “12,345 people”. */
export function peopleCount(count: number): string {
  return `${new Intl.NumberFormat('en').format(count)} ${count === 1 ? 'person' : 'people'}`;
}

/** “France” for `FR`; nothing for null. */
export function countryWords(code: string | null): string {
  return code === null ? '' : countryName(code);
}

export function languageWords(tag: string | null): string {
  return tag === null ? '' : languageName(tag);
}

/** The value, or in quiet words that there is none. */
export function OrNotKnown({ children }: { children: ReactNode }) {
  return children === '' || children === null || children === undefined ? (
    <Text span c="dimmed">
      Not known
    </Text>
  ) : (
    children
  );
}
