/** Somebody found by name, e-mail or id; before anything is typed those who were heard of last are offered. */
import type { Person } from '@switchboard/shared/person';
import { useState } from 'react';
import { usePerson, useRecentPeople } from '../../api/people.ts';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { personLabel } from '../../pages/people/person-words.tsx';
import { useFoundPeople } from '../../pages/people/use-found-people.ts';

/** The person to begin with, once that is known; null when there are no people yet. */
export function useDefaultPerson(): { personId: string | null; isReady: boolean } {
  const { data, isFetched } = useRecentPeople();
  return { personId: data?.items[0]?.id ?? null, isReady: isFetched };
}

interface PersonChooserProps {
  label: string;
  description?: string | undefined;
  value: string | null;
  onChange: (id: string) => void;
}

export function PersonChooser({ label, description, value, onChange }: PersonChooserProps) {
  const [typed, setTyped] = useState('');
  const { data: recent } = useRecentPeople();
  const { data: chosen } = usePerson(value);
  // Once somebody is chosen their name stands in the field: it is not searched for.
  const isSearching = typed.trim() !== '' && typed !== (chosen === undefined ? '' : labelOf(chosen));
  const found = useFoundPeople(isSearching ? typed : '');
  const listed = isSearching ? (found ?? []) : (recent?.items ?? []);
  const offered = new Map(listed.map((one) => [one.id, one]));
  if (chosen !== undefined && !offered.has(chosen.id)) offered.set(chosen.id, chosen);
  return (
    <SearchedSelect
      label={label}
      description={description}
      placeholder="Name, e-mail or id"
      searchValue={typed}
      onSearchChange={setTyped}
      onFocus={(event) => event.currentTarget.select()}
      value={value}
      data={[...offered.values()].map((one) => ({ value: one.id, label: labelOf(one) }))}
      // The server has searched already.
      filter={({ options }) => options.filter((option) => 'value' in option && listed.some(({ id }) => id === option.value))}
      nothingFoundMessage={found === null ? 'Searching…' : 'Nobody is found'}
      onChange={(id) => {
        if (id !== null) onChange(id);
      }}
    />
  );
}

function labelOf(person: Person): string {
  return [personLabel(person), person.email ?? person.id].filter((text, place, all) => all.indexOf(text) === place).join(' · ');
}
