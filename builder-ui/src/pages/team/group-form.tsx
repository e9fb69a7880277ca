/** The fields of a group. In: the group, or null for a new one, all agents and groups; out: what the API takes. */
import { Button, Group as Row, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { WeeklyHours } from '@switchboard/shared/schedule';
import type { Agent, Group, GroupCreate, Routing } from '@switchboard/shared/team';
import { CheckedForm } from '../../app/checked-form.tsx';
import { useUnsaved } from '../../app/form-overlay.tsx';
import { fieldMessages } from '../../app/words/problem-sentence.ts';
import { HoursEditor } from '../../hours/hours-editor.tsx';
import { hoursFaults } from '../../hours/hours-faults.ts';
import { DeleteButton } from './edit-drawer.tsx';
import { GroupRouting } from './group-routing.tsx';
import { MemberLists } from './member-lists.tsx';

interface GroupFormProps {
  group: Group | null;
  agents: Agent[];
  groups: Group[];
  error: Error | null;
  /** Reads what somebody else saved meanwhile. */
  readNewest: () => Promise<Group | undefined>;
  isSaving: boolean;
  onSubmit: (values: GroupCreate) => void;
  /** Null for a group that does not exist yet. */
  onDelete: (() => void) | null;
}

interface Values {
  name: string;
  permission: Group['permission'];
  agentIds: string[];
  routing: Routing;
  hours: WeeklyHours | null;
}

function valuesOf(group: Group | null): Values {
  return {
    name: group?.name ?? '',
    permission: group?.permission ?? 'agents',
    agentIds: group?.agentIds ?? [],
    routing: group?.routing ?? { strategy: 'none' },
    hours: group?.hours ?? null,
  };
}

export function GroupForm({ group, agents, groups, error, readNewest, isSaving, onSubmit, onDelete }: GroupFormProps) {
  const form = useForm<Values>({
    initialValues: valuesOf(group),
    validate: {
      name: (name) => (name.trim() === '' ? 'Enter a name' : null),
      hours: (hours) => (hoursFaults(hours).length > 0 ? 'Some of these hours need a look' : null),
    },
  });
  useUnsaved(form.isDirty());
  const { agentIds, routing, hours } = form.values;
  const errorOf = (field: keyof Values) => (typeof form.errors[field] === 'string' ? form.errors[field] : null);

  return (
    <CheckedForm
      form={form}
      error={error}
      messagesOf={(refused) => fieldMessages(refused, 'name')}
      readNewest={async () => {
        const newest = await readNewest();
        return newest && valuesOf(newest);
      }}
      gap="lg"
      onSubmit={(values) => onSubmit({ ...values, name: values.name.trim() })}
    >
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
        memberIds={agentIds}
        onChange={(ids) => form.setFieldValue('agentIds', ids)}
        error={errorOf('agentIds')}
      />
      <GroupRouting
        groupId={group?.id ?? null}
        groups={groups}
        routing={routing}
        onChange={(changed) => form.setFieldValue('routing', changed)}
        hasMembers={agentIds.length > 0}
        hasHours={hours !== null}
        error={errorOf('routing')}
      />
      <HoursEditor
        label="Hours"
        description="When the group is there"
        value={hours}
        onChange={(changed) => form.setFieldValue('hours', changed)}
        error={errorOf('hours')}
      />
      <Row justify="space-between" mt="sm">
        <Button type="submit" loading={isSaving}>
          {group ? 'Save group' : 'Create group'}
        </Button>
        {onDelete ? <DeleteButton label="Delete group…" isPending={false} onClick={onDelete} /> : null}
      </Row>
    </CheckedForm>
  );
}
