/** The fields of an agent. In: the agent, or null for a new one; out: what the API takes. */
import { Button, Checkbox, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { WeeklyHours } from '@switchboard/shared/schedule';
import type { Agent, AgentCreate, AgentUpdate } from '@switchboard/shared/team';
import { CheckedForm } from '../../app/checked-form.tsx';
import { useUnsaved } from '../../app/form-overlay.tsx';
import { SearchedMultiSelect } from '../../app/searched-multi-select.tsx';
import { languageName } from '../../app/words/locale-names.ts';
import { fieldMessages } from '../../app/words/problem-sentence.ts';
import { findCodes } from '../../graph/find-codes.ts';
import { languageCodes } from '../../graph/language-codes.ts';
import { availabilities } from './availability.tsx';
import { DeleteButton } from './edit-drawer.tsx';
import { Invitation } from './invitation.tsx';
import { availabilityChoice, presenceRemark } from './team-words.ts';
import { HoursEditor } from '../../hours/hours-editor.tsx';
import { hoursFaults } from '../../hours/hours-faults.ts';

interface AgentFormProps {
  agent: Agent | null;
  error: Error | null;
  /** Reads what somebody else saved meanwhile. */
  readNewest: () => Promise<Agent | undefined>;
  isSaving: boolean;
  onSubmit: (values: AgentCreate & AgentUpdate) => void;
  /** Null for an agent that does not exist yet. */
  onDelete: (() => void) | null;
}

/** As the API has it. */
const mostOpen = 100_000;

interface Values {
  name: string;
  email: string;
  role: Agent['role'];
  languages: string[];
  availability: Agent['availability'];
  maxOpenConversations: number | '';
  workingHours: WeeklyHours | null;
  invite: boolean;
}

function valuesOf(agent: Agent | null): Values {
  return {
    name: agent?.name ?? '',
    email: agent?.email ?? '',
    role: agent?.role ?? 'agent',
    languages: agent?.languages ?? [],
    availability: agent?.availability ?? 'online',
    maxOpenConversations: agent?.maxOpenConversations ?? '',
    workingHours: agent?.workingHours ?? null,
    invite: agent === null,
  };
}

export function AgentForm({ agent, error, readNewest, isSaving, onSubmit, onDelete }: AgentFormProps) {
  const form = useForm<Values>({
    initialValues: valuesOf(agent),
    validate: {
      name: (name) => (name.trim() === '' ? 'Enter a name' : null),
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : 'Enter an e-mail address'),
      maxOpenConversations: (most) =>
        most === '' || (Number.isInteger(Number(most)) && Number(most) >= 0 && Number(most) <= mostOpen)
          ? null
          : `Enter a whole number from 0 to ${mostOpen.toLocaleString('en')}, or nothing for no limit`,
      workingHours: (hours) => (hoursFaults(hours).length > 0 ? 'Some of these hours need a look' : null),
    },
  });
  useUnsaved(form.isDirty());
  // Languages that the agent has and the list does not offer stay choosable.
  const offered = languageCodes();
  const further = form.values.languages.filter((tag) => !offered.some(({ value }) => value === tag));
  const languages = [...further.map((value) => ({ value, label: languageName(value) })), ...offered];

  function submit(values: Values) {
    const { maxOpenConversations, invite, availability, ...rest } = values;
    onSubmit({
      ...rest,
      // Naming it sets it by hand, which ends what changes by itself: only where somebody chose it here.
      ...(availability === agent?.availability ? {} : { availability }),
      ...(invite ? { invite } : {}),
      name: rest.name.trim(),
      email: rest.email.trim(),
      maxOpenConversations: maxOpenConversations === '' ? null : Number(maxOpenConversations),
    });
  }

  return (
    <CheckedForm
      form={form}
      error={error}
      messagesOf={(refused) => fieldMessages(refused, 'email')}
      readNewest={async () => {
        const newest = await readNewest();
        return newest && valuesOf(newest);
      }}
      onSubmit={submit}
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label="E-mail"
        type="email"
        description="Where automations send this agent mails"
        {...form.getInputProps('email')}
      />
      <Select
        label="Role"
        allowDeselect={false}
        data={[
          { value: 'agent', label: 'Agent: answers conversations' },
          { value: 'administrator', label: 'Administrator: may change everything' },
        ]}
        {...form.getInputProps('role')}
      />
      <SearchedMultiSelect
        label="Languages"
        placeholder={form.values.languages.length === 0 ? 'Choose languages' : undefined}
        clearable
        clearButtonProps={{ 'aria-label': 'Take all languages away' }}
        nothingFoundMessage="No language has this name"
        data={languages}
        filter={findCodes('language')}
        {...form.getInputProps('languages')}
      />
      <Select
        label="Availability"
        description={agent ? presenceRemark(agent) : null}
        allowDeselect={false}
        data={availabilities.map(({ value, label }) => ({
          value,
          label: agent ? availabilityChoice(value, agent.login) : label,
        }))}
        {...form.getInputProps('availability')}
      />
      <NumberInput
        label="Most open conversations at a time"
        description={form.values.maxOpenConversations === 0 ? 'With 0 no group gives this agent any' : 'Leave empty for no limit'}
        placeholder="No limit"
        min={0}
        {...form.getInputProps('maxOpenConversations')}
      />
      <HoursEditor
        label="Working hours"
        description="Groups that ask only who is online give nothing out of these hours"
        value={form.values.workingHours}
        onChange={(hours) => form.setFieldValue('workingHours', hours)}
        error={typeof form.errors.workingHours === 'string' ? form.errors.workingHours : null}
      />
      {agent === null ? (
        <Checkbox
          label="Send an invitation"
          description="A mail with a link to choose a password. It works once, for seven days."
          {...form.getInputProps('invite', { type: 'checkbox' })}
        />
      ) : agent.login === 'active' ? null : (
        <Invitation agent={agent} />
      )}
      <Group justify="space-between" mt="sm">
        <Button type="submit" loading={isSaving}>
          {agent ? 'Save agent' : 'Create agent'}
        </Button>
        {onDelete ? <DeleteButton label="Delete agent…" isPending={false} onClick={onDelete} /> : null}
      </Group>
    </CheckedForm>
  );
}
