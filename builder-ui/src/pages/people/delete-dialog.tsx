/** Erases a person wholly: says what goes, and asks to type the name first. */
import { Alert, Button, Group, List, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import type { PersonDetail } from '@switchboard/shared/person';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useDeletePerson } from '../../api/people.ts';
import { showDone } from '../../app/show-notice.ts';
import { problemSentence } from '../../app/words/problem-sentence.ts';
import { personLabel } from './person-words.tsx';

interface DeleteDialogProps {
  isOpen: boolean;
  person: PersonDetail;
  onClose: () => void;
}

export function DeleteDialog({ isOpen, person, onClose }: DeleteDialogProps) {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const remove = useDeletePerson();
  const name = personLabel(person);
  const { conversationCount } = person;

  function close(): void {
    setTyped('');
    remove.reset();
    onClose();
  }
  function erase(): void {
    remove.mutate(person.id, {
      onSuccess: () => {
        showDone(`${name} is deleted`);
        navigate('/people', { replace: true });
      },
    });
  }

  return (
    <Modal opened={isOpen} onClose={close} title={<Title order={2}>Delete {name}?</Title>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === name) erase();
        }}
      >
        <Stack>
          <div>
            <Text size="sm">These go, and cannot be brought back:</Text>
            <List size="sm" mt={4} spacing={2}>
              <List.Item>everything known of the person: name, e-mail, attributes, other ids</List.Item>
              {conversationCount === 0 ? null : (
                <List.Item>
                  {conversationCount === 1 ? 'one conversation' : `${conversationCount} conversations`} with all messages
                </List.Item>
              )}
              <List.Item>the reasons of runs, and the texts of mails, that speak of the person</List.Item>
              <List.Item>CSV files, of anybody, that wait to be imported: the person may be in them</List.Item>
              <List.Item>rows of an import under way that name the person: they are left out</List.Item>
            </List>
          </div>
          <Text size="sm">
            These stay: segments and automations in which somebody wrote the person’s e-mail or id, and the audit of how those
            were changed. Change them yourself where it matters.
          </Text>
          <TextInput
            label={`Type “${name}” to delete`}
            autoComplete="off"
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {remove.error ? (
            <Alert color="red" variant="light" role="alert">
              {problemSentence(remove.error)}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Keep person
            </Button>
            <Button type="submit" color="red" disabled={typed.trim() !== name} loading={remove.isPending}>
              Delete person
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
