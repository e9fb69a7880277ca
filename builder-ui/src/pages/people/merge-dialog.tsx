/** Merges two people into one: who stays is chosen, and which values stay is shown, before anything is done. */
import { Alert, Button, Group, Modal, Radio, Stack, Table, Text, Title } from '@mantine/core';
import { limits } from '@switchboard/shared/limits';
import type { Person } from '@switchboard/shared/person';
import { useState } from 'react';
import { useMergePeople } from '../../api/people.ts';
import { showDone } from '../../app/show-notice.ts';
import { problemSentence } from '../../app/words/problem-sentence.ts';
import { attributesTogether, type MergedValue, mergeOutcome } from './merge-outcome.ts';
import styles from './person-page.module.css';
import { attributeWords, countryWords, languageWords, personLabel } from './person-words.tsx';

interface MergeDialogProps {
  /** The first stays unless the other is chosen; null while nothing is merged. */
  people: readonly [Person, Person] | null;
  onClose: () => void;
  onMerged: (kept: Person) => void;
}

export function MergeDialog({ people, onClose, onMerged }: MergeDialogProps) {
  return (
    <Modal opened={people !== null} onClose={onClose} size="lg" title={<Title order={2}>Merge two people</Title>}>
      {people ? (
        <MergeForm key={people.map(({ id }) => id).join(' ')} people={people} onClose={onClose} onMerged={onMerged} />
      ) : null}
    </Modal>
  );
}

function MergeForm({ people, onClose, onMerged }: MergeDialogProps & { people: readonly [Person, Person] }) {
  const [keptId, setKeptId] = useState(people[0].id);
  const merge = useMergePeople();
  const together = attributesTogether(...people);
  const tooMany = together - limits.attributesPerPerson;
  const [kept, other] = keptId === people[0].id ? people : [people[1], people[0]];

  return (
    <Stack>
      <Radio.Group label="Who stays" value={keptId} onChange={setKeptId}>
        <Stack gap={8} mt={6}>
          {people.map((person) => (
            <Radio
              key={person.id}
              value={person.id}
              className={styles.who}
              label={personLabel(person)}
              description={[person.email, person.id].filter((text) => text !== null && text !== personLabel(person)).join(' · ')}
            />
          ))}
        </Stack>
      </Radio.Group>
      {tooMany > 0 ? (
        <Alert color="red" variant="light" role="alert" title="They cannot be one person">
          Together they have {together} attributes, and a person has at most {limits.attributesPerPerson}. Take {tooMany} away
          from one of them first, so that nothing is lost.
        </Alert>
      ) : null}
      <Table aria-label="What stays" className={styles.merged} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What stays</Table.Th>
            <Table.Th>{personLabel(kept)}</Table.Th>
            <Table.Th>{personLabel(other)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {mergeOutcome(kept, other).map((value) => (
            <Table.Tr key={value.attribute ?? value.name}>
              <Table.Th scope="row">{value.name}</Table.Th>
              <Table.Td>
                <Kept value={value} side="own" />
              </Table.Td>
              <Table.Td>
                <Kept value={value} side="other" />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm">
        Conversations and messages of both belong to {personLabel(kept)} from then on, and so does everything that still comes in
        for {other.id === kept.id ? 'the other' : (other.email ?? other.id)}. This cannot be taken back.
      </Text>
      {merge.error ? (
        <Alert color="red" variant="light" role="alert">
          {problemSentence(merge.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Keep both
        </Button>
        <Button
          loading={merge.isPending}
          disabled={tooMany > 0}
          onClick={() =>
            merge.mutate(
              { id: other.id, intoId: kept.id },
              {
                onSuccess: () => {
                  showDone(`${personLabel(other)} is now part of ${personLabel(kept)}`);
                  onMerged(kept);
                },
              },
            )
          }
        >
          Merge into {personLabel(kept)}
        </Button>
      </Group>
    </Stack>
  );
}

/** One value; the one that goes is struck through, which a screen reader hears too. */
function Kept({ value, side }: { value: MergedValue; side: 'own' | 'other' }) {
  const given = value[side];
  const text =
    value.name === 'Country' && value.attribute === null
      ? countryWords(given as string | null)
      : value.name === 'Language' && value.attribute === null
        ? languageWords(given as string | null)
        : attributeWords(given, null);
  if (text === '') return null;
  return value.stays === side ? (
    <Text span fw={500}>
      {text}
    </Text>
  ) : (
    <Text span c="dimmed">
      <del>{text}</del>
    </Text>
  );
}
