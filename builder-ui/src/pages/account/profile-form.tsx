/** One's name and languages, and whether one is there. */
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Agent } from '@switchboard/shared/team';
import { useSaveAccount } from '../../api/account.ts';
import { CheckedForm } from '../../app/checked-form.tsx';
import { SearchedMultiSelect } from '../../app/searched-multi-select.tsx';
import { showDone } from '../../app/show-notice.ts';
import { languageName } from '../../app/words/locale-names.ts';
import { availabilities } from '../team/availability.tsx';
import { findCodes } from '../../graph/find-codes.ts';
import { languageCodes } from '../../graph/language-codes.ts';

export function ProfileForm({ agent }: { agent: Agent }) {
  const save = useSaveAccount();
  const form = useForm({
    initialValues: { name: agent.name, languages: agent.languages, availability: agent.availability },
    validate: { name: (name) => (name.trim() === '' ? 'Enter a name' : null) },
  });
  // Languages that the agent has and the list does not offer stay choosable.
  const offered = languageCodes();
  const further = form.values.languages.filter((tag) => !offered.some(({ value }) => value === tag));

  function submit(values: typeof form.values) {
    save.mutate({ ...values, name: values.name.trim() }, { onSuccess: () => showDone('Your profile is saved') });
  }

  return (
    <CheckedForm form={form} error={save.error} onSubmit={submit}>
      <TextInput label="Name" autoComplete="name" {...form.getInputProps('name')} />
      <SearchedMultiSelect
        label="Languages"
        description="Automations and colleagues see which customers you can answer"
        placeholder={form.values.languages.length === 0 ? 'Choose languages' : undefined}
        clearable
        clearButtonProps={{ 'aria-label': 'Take all languages away' }}
        nothingFoundMessage="No language has this name"
        filter={findCodes('language')}
        data={[...further.map((value) => ({ value, label: languageName(value) })), ...offered]}
        {...form.getInputProps('languages')}
      />
      <Select label="Availability" allowDeselect={false} data={availabilities} {...form.getInputProps('availability')} />
      <Group>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          Save profile
        </Button>
      </Group>
    </CheckedForm>
  );
}
