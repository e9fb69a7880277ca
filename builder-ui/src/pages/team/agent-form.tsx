/** The fields of an agent. In: the agent, or null for a new one; out: what the API takes. */
import { Alert, Button, Checkbox, Group, MultiSelect, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Agent, AgentCreate } from '@switchboard/shared/team';
import { languageName } from '../../app/words/locale-names.ts';
import { languageCodes } from '../../graph/language-codes.ts';
import { availabilities } from './availability.tsx';
import { DeleteButton } from './edit-drawer.tsx';
import { Invitation } from './invitation.tsx';
import { useServerMessages } from './use-server-messages.ts';

interface AgentFormProps {
  agent: Agent | null;
  error: Error | null;
  isSaving: boolean;
  onSubmit: (values: AgentCreate) => void;
  /** Null for an agent that does not exist yet. */
  onDelete: (() => void) | null;
  isDeleting: boolean;
}

export function AgentForm({ agent, error, isSaving, onSubmit, onDelete, isDeleting }: AgentFormProps) {
  const form = useForm({
    initialValues: {
      name: agent?.name ?? '',
      email: agent?.email ?? '',
      role: agent?.role ?? ('agent' as Agent['role']),
      languages: agent?.languages ?? [],
      availability: agent?.availability ?? ('online' as Agent['availability']),
      maxOpenConversations: agent?.maxOpenConversations ?? ('' as number | ''),
      invite: agent === null,
    },
    validate: {
      name: (name) => (name.trim() === '' ? 'Enter a name' : null),
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : 'Enter an e-mail address'),
    },
  });
  const general = useServerMessages(form, error, 'email');
  // Languages that the agent has and the list does not offer stay choosable.
  const offered = languageCodes();
  const further = form.values.languages.filter((tag) => !offered.some(({ value }) => value === tag));
  const languages = [...further.map((value) => ({ value, label: languageName(value) })), ...offered];

  function submit(values: typeof form.values) {
    const { maxOpenConversations, invite, ...rest } = values;
    onSubmit({
      ...rest,
      ...(invite ? { invite } : {}),
      name: rest.name.trim(),
      email: rest.email.trim(),
      maxOpenConversations: maxOpenConversations === '' ? null : Number(maxOpenConversations),
    });
  }

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="md">
        {general ? (
          <Alert color="red" variant="light" role="alert">
            {general}
          </Alert>
        ) : null}
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
        <MultiSelect
          label="Languages"
          placeholder={form.values.languages.length === 0 ? 'Choose languages' : undefined}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Take all languages away' }}
          nothingFoundMessage="No language has this name"
          data={languages}
          {...form.getInputProps('languages')}
        />
        <Select label="Availability" allowDeselect={false} data={availabilities} {...form.getInputProps('availability')} />
        <NumberInput
          label="Most open conversations at a time"
          description="Leave empty for no limit"
          placeholder="No limit"
          min={0}
          max={100_000}
          allowDecimal={false}
          {...form.getInputProps('maxOpenConversations')}
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
          {onDelete ? <DeleteButton label="Delete agent…" isPending={isDeleting} onClick={onDelete} /> : null}
        </Group>
      </Stack>
    </form>
  );
}
