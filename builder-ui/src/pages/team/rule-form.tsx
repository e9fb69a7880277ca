/**
 * The fields of an assignment rule, and whom it would catch now. In: the rule, or null for a new one; out: what the API
 * takes.
 */
import { Alert, Anchor, Button, Group, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AssignmentRule, AssignmentRuleCreate } from '@switchboard/shared/assignment-rule';
import { Link } from 'wouter';
import { CheckedForm } from '../../app/checked-form.tsx';
import { useUnsaved } from '../../app/form-overlay.tsx';
import { useGroups } from '../../api/groups.ts';
import { useSegmentNames } from '../../api/segments.ts';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { byName } from '../../app/words/by-name.ts';
import { DeleteButton } from './edit-drawer.tsx';
import { RulePreview } from './rule-preview.tsx';

interface RuleFormProps {
  rule: AssignmentRule | null;
  error: Error | null;
  /** Reads what somebody else saved meanwhile. */
  readNewest: () => Promise<AssignmentRule | undefined>;
  isSaving: boolean;
  onSubmit: (values: AssignmentRuleCreate) => void;
  /** Null for a rule that does not exist yet. */
  onDelete: (() => void) | null;
  isDeleting: boolean;
}

interface Named {
  id: string;
  name: string;
}

function choicesOf(named: readonly Named[] | undefined): { value: string; label: string }[] {
  return (named ?? []).toSorted((a, b) => byName.compare(a.name, b.name)).map(({ id, name }) => ({ value: id, label: name }));
}

interface Values {
  name: string;
  segmentId: string | null;
  groupId: string | null;
  enabled: boolean;
}

function valuesOf(rule: AssignmentRule | null): Values {
  return {
    name: rule?.name ?? '',
    segmentId: rule?.segmentId ?? null,
    groupId: rule?.groupId ?? null,
    enabled: rule?.enabled ?? true,
  };
}

export function RuleForm({ rule, error, readNewest, isSaving, onSubmit, onDelete, isDeleting }: RuleFormProps) {
  const segments = useSegmentNames();
  const groups = useGroups();
  const form = useForm<Values>({
    initialValues: valuesOf(rule),
    validate: {
      name: (name) => (name.trim() === '' ? 'Enter a name' : null),
      segmentId: (id) => (id === null ? 'Choose a segment' : null),
      groupId: (id) => (id === null ? 'Choose a group' : null),
    },
  });
  useUnsaved(form.isDirty());
  const { segmentId } = form.values;

  return (
    <CheckedForm
      form={form}
      error={error}
      readNewest={async () => {
        const newest = await readNewest();
        return newest && valuesOf(newest);
      }}
      onSubmit={({ name, segmentId: segment, groupId: group, enabled }) =>
        onSubmit({ name: name.trim(), segmentId: segment ?? '', groupId: group ?? '', enabled })
      }
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      <SearchedSelect
        label="Segment"
        description="Whose conversations"
        placeholder="Choose a segment"
        nothingFoundMessage="No segment has this name"
        data={choicesOf(segments.data)}
        {...form.getInputProps('segmentId')}
      />
      {segments.data?.length === 0 ? <NoneYet what="segment" href="/segments/new" /> : null}
      <SearchedSelect
        label="Group"
        description="Who gets them"
        placeholder="Choose a group"
        nothingFoundMessage="No group has this name"
        data={choicesOf(groups.data)}
        {...form.getInputProps('groupId')}
      />
      {groups.data?.length === 0 ? <NoneYet what="group" href="/team/groups?edit=new" /> : null}
      <Switch
        label="On"
        description="A rule that is off is passed over"
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
      <RulePreview question={segmentId === null ? null : { segmentId, ...(rule ? { before: rule.id } : {}) }} />
      <Group justify="space-between" mt="sm">
        <Button type="submit" loading={isSaving}>
          {rule ? 'Save rule' : 'Create rule'}
        </Button>
        {onDelete ? <DeleteButton label="Delete rule…" isPending={isDeleting} onClick={onDelete} /> : null}
      </Group>
    </CheckedForm>
  );
}

function NoneYet({ what, href }: { what: string; href: string }) {
  return (
    <Alert color="gray" variant="light">
      There is no {what} yet.{' '}
      <Anchor component={Link} href={href}>
        Create one first
      </Anchor>
    </Alert>
  );
}
