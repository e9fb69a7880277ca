/** Finds the person whom this one is merged with. */
import { Modal, Select, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Person } from '@switchboard/shared/person';
import { useState } from 'react';
import { usePeopleFound } from '../../api/people.ts';
import { personLabel } from './person-words.tsx';

interface MergeWithDialogProps {
  isOpen: boolean;
  person: Person;
  onClose: () => void;
  onFound: (other: Person) => void;
}

const searchQuietMs = 200;

export function MergeWithDialog({ isOpen, person, onClose, onFound }: MergeWithDialogProps) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), searchQuietMs);
  const found = usePeopleFound(isOpen ? search : '');
  const others = (search === '' ? [] : (found.data?.items ?? [])).filter(({ id }) => id !== person.id);

  return (
    <Modal opened={isOpen} onClose={onClose} title={<Title order={2}>Merge with another person</Title>}>
      <Stack>
        <Text size="sm">Find the other one; what stays is shown before anything is done.</Text>
        <Select
          label="The other person"
          placeholder="Name, e-mail or id"
          data-autofocus
          searchable
          searchValue={typed}
          onSearchChange={setTyped}
          value={null}
          data={others.map((one) => ({
            value: one.id,
            label: [personLabel(one), one.email ?? one.id].filter((text, place, all) => all.indexOf(text) === place).join(' · '),
          }))}
          // The server has searched already.
          filter={({ options }) => options}
          nothingFoundMessage={
            typed.trim() === '' ? 'Begin to type' : found.isFetching || search !== typed.trim() ? 'Searching…' : 'Nobody is found'
          }
          onChange={(id) => {
            const other = others.find((one) => one.id === id);
            if (other) onFound(other);
          }}
        />
      </Stack>
    </Modal>
  );
}
