/** Adds a person by hand; what the server refuses is said at the field it is about. */
import { Button, Group, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocation } from 'wouter';
import { useCreatePerson } from '../../api/people.ts';
import { CheckedForm } from '../../app/checked-form.tsx';
import { FormDrawer, useUnsaved } from '../../app/form-overlay.tsx';
import { showDone } from '../../app/show-notice.ts';
import { emailFault, idFault, PersonFields, type PersonFieldValues } from './person-fields.tsx';
import { personAddress, personLabel } from './person-words.tsx';
import { TakenBy } from './taken-by.tsx';

export function CreatePersonDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <FormDrawer opened={isOpen} onClose={onClose} size={520} title={<Title order={2}>Add person</Title>}>
      <CreatePersonForm />
    </FormDrawer>
  );
}

function CreatePersonForm() {
  const [, navigate] = useLocation();
  const create = useCreatePerson();
  const form = useForm<PersonFieldValues>({
    initialValues: { name: '', email: '', country: null, language: null, id: '' },
    validate: {
      email: emailFault,
      id: idFault,
      name: (name, { email, id }) =>
        [name, email, id].every((text) => text.trim() === '') ? 'Enter a name, an e-mail or an id' : null,
    },
  });
  useUnsaved(form.isDirty());

  function submit({ name, email, country, language, id }: PersonFieldValues): void {
    const person = {
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(email.trim() === '' ? {} : { email: email.trim() }),
      ...(id.trim() === '' ? {} : { id: id.trim() }),
      ...(country === null ? {} : { country }),
      ...(language === null ? {} : { language }),
    };
    create.mutate(person, {
      onSuccess: (created) => {
        showDone(`${personLabel(created)} is added`);
        navigate(personAddress(created.id));
      },
    });
  }

  return (
    <CheckedForm form={form} error={create.error} onSubmit={submit}>
      <PersonFields form={form} idDescription="As your own systems know this person. Leave it empty and one is made." />
      <TakenBy error={create.error} />
      <Group mt="sm">
        <Button type="submit" loading={create.isPending}>
          Add person
        </Button>
      </Group>
    </CheckedForm>
  );
}
