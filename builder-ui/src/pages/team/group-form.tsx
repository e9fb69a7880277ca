/** The fields of a group. In: the group, or null for a new one, and all agents; out: what the API takes. */
import { Alert, Button, Group as Row, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Agent, Group, GroupCreate } from '@switchboard/shared/team';
import { DeleteButton } from './edit-drawer.tsx';
import { MemberLists } from './member-lists.tsx';
import { useServerMessages } from './use-server-messages.ts';

interface GroupFormProps {
  group: Group | null;
  agents: Agent[];
  error: Error | null;
  isSaving: boolean;
  onSubmit: (values: GroupCreate) => void;
  /** Null for a group that does not exist yet. */
  onDelete: (() => void) | null;
  isDeleting: boolean;
}

export function GroupForm({ group, agents, error, isSaving, onSubmit, onDelete, isDeleting }: GroupFormProps) {
  const form = useForm({
    initialValues: {
      name: group?.name ?? '',
      permission: group?.permission ?? ('agents' as Group['permission']),
      agentIds: group?.agentIds ?? [],
    },
    validate: { name: (name) => (name.trim() === '' ? 'Enter a name' : null) },
  });
  const general = useServerMessages(form, error, 'name');

  return (
    <form onSubmit={form.onSubmit((values) => onSubmit({ ...values, name: values.name.trim() }))} noValidate>
      <Stack gap="md">
        {general ? (
          <Alert color="red" variant="light" role="alert">
            {general}
          </Alert>
        ) : null}
        <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
        <Select
          label="Permission"
          description="What its members may do"
          allowDeselect={false}
          data={[
            { value: 'agents', label: 'Agents: answer conversations' },
            { value: 'administrators', label: 'Administrators: may change everything' },
          ]}
          {...form.getInputProps('permission')}
        />
        <MemberLists
          agents={agents}
          memberIds={form.values.agentIds}
          onChange={(ids) => form.setFieldValue('agentIds', ids)}
          error={typeof form.errors.agentIds === 'string' ? form.errors.agentIds : null}
        />
        <Row justify="space-between" mt="sm">
          <Button type="submit" loading={isSaving}>
            {group ? 'Save group' : 'Create group'}
          </Button>
          {onDelete ? <DeleteButton label="Delete group…" isPending={isDeleting} onClick={onDelete} /> : null}
        </Row>
      </Stack>
    </form>
  );
}
