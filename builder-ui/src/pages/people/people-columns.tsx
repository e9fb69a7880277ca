/** The columns that the list of people can have: what is known of everybody, and any attribute. */
import type { AttributeDefinition, Person, PersonSortField } from '@switchboard/shared/person';
import type { ReactNode } from 'react';
import { TimeAgo } from '../../app/time-ago.tsx';
import { attributeWords, countryWords, languageWords } from './person-words.tsx';

export interface PeopleColumn {
  id: string;
  name: string;
  sort?: PersonSortField;
  /** Smallest width in px: a row with many columns is wider than its window, and scrolls. */
  width: number;
  isRightAligned?: boolean;
  cell: (person: Person) => ReactNode;
}

export const plainColumns: readonly PeopleColumn[] = [
  { id: 'email', name: 'E-mail', sort: 'email', width: 220, cell: ({ email }) => email ?? '' },
  { id: 'country', name: 'Country', sort: 'country', width: 140, cell: ({ country }) => countryWords(country) },
  { id: 'language', name: 'Language', width: 140, cell: ({ language }) => languageWords(language) },
  { id: 'updatedAt', name: 'Last change', sort: 'updatedAt', width: 130, cell: ({ updatedAt }) => <TimeAgo at={updatedAt} /> },
  { id: 'createdAt', name: 'Known since', sort: 'createdAt', width: 130, cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
  { id: 'id', name: 'Id', width: 180, cell: ({ id }) => id },
];

const attributeId = (name: string): string => `attributes.${name}`;

export const columnsByDefault: readonly string[] = ['email', 'country', 'language', attributeId('plan'), 'createdAt'];

/** All columns there are to choose from; the name is always shown, and first. */
export function columnChoices(attributes: readonly AttributeDefinition[]): PeopleColumn[] {
  return [
    ...plainColumns,
    ...attributes.map(
      ({ name, type }): PeopleColumn => ({
        id: attributeId(name),
        name,
        width: 120,
        isRightAligned: type === 'number',
        cell: (person) => attributeWords(person.attributes[name], type),
      }),
    ),
  ];
}
