/** Finds the person whom this one is merged with. */
import { Modal, Stack, Text, Title } from '@mantine/core';
import type { Person } from '@switchboard/shared/person';
import { useState } from 'react';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { personLabel } from './person-words.tsx';
import { useFoundPeople } from './use-found-people.ts';

interface MergeWithDialogProps {
  isOpen: boolean;
  person: Person;
  onClose: () => void;
  onFound: (other: Person) => void;
}

export function MergeWithDialog({ isOpen, person, onClose, onFound }: MergeWithDialogProps) {
  const [typed, setTyped] = useState('');
  const found = useFoundPeople(isOpen ? typed : '');
  const others = (found ?? []).filter(({ id }) => id !== person.id);

  return (
    <Modal opened={isOpen} onClose={onClose} title={<Title order={2}>Merge with another person</Title>}>
      <Stack>
        <Text size="sm">Find the other one; what stays is shown before anything is done.</Text>
        <SearchedSelect
          label="The other person"
          placeholder="Name, e-mail or id"
          data-autofocus
          searchValue={typed}
          onSearchChange={setTyped}
          value={null}
          data={others.map((one) => ({
            value: one.id,
            label: [personLabel(one), one.email ?? one.id].filter((text, place, all) => all.indexOf(text) === place).join(' · '),
          }))}
          // The server has searched already.
          filter={({ options }) => options}
          nothingFoundMessage={typed.trim() === '' ? 'Begin to type' : found === null ? 'Searching…' : 'Nobody is found'}
          onChange={(id) => {
            const other = others.find((one) => one.id === id);
            if (other) onFound(other);
          }}
        />
      </Stack>
    </Modal>
  );
}
