/** An agent, a group or a segment, chosen by name. One that is gone is said to be gone, until another is chosen. */
import { Select } from '@mantine/core';
import type { FieldProps } from '@rjsf/utils';
import { useAgents } from '../../api/agents.ts';
import { useGroups } from '../../api/groups.ts';
import { useSegments } from '../../api/segments.ts';
import { fieldTexts } from './field-texts.ts';

export function AgentField(props: FieldProps) {
  const { data } = useAgents();
  const options = data?.map((agent) => ({ value: agent.id, label: agent.name }));
  return (
    <ReferenceField
      {...props}
      options={options}
      placeholder="Choose an agent"
      gone="An agent who is gone"
      none="There are no agents yet. Add them under Team."
    />
  );
}

export function GroupField(props: FieldProps) {
  const { data } = useGroups();
  const options = data?.map((group) => ({ value: group.id, label: group.name }));
  return (
    <ReferenceField
      {...props}
      options={options}
      placeholder="Choose a group"
      gone="A group that is gone"
      none="There are no groups yet. Add them under Team."
    />
  );
}

export function SegmentField(props: FieldProps) {
  const { data } = useSegments();
  const options = data?.map((segment) => ({ value: segment.id, label: segment.name }));
  return (
    <ReferenceField
      {...props}
      options={options}
      placeholder="Choose a segment"
      gone="A segment that is gone"
      none="There are no segments yet. Add them under Segments."
    />
  );
}

interface ReferenceFieldProps extends FieldProps {
  /** Undefined while they load. */
  options: { value: string; label: string }[] | undefined;
  placeholder: string;
  gone: string;
  none: string;
}

function ReferenceField({ options, placeholder, gone, none, ...props }: ReferenceFieldProps) {
  const value = typeof props.formData === 'string' ? props.formData : null;
  const isGone = value !== null && options !== undefined && !options.some((option) => option.value === value);
  return (
    <Select
      {...fieldTexts(props)}
      data={[...(options ?? []), ...(isGone ? [{ value, label: gone }] : [])]}
      value={options === undefined ? null : value}
      onChange={(id) => props.onChange(id ?? undefined, props.fieldPathId.path)}
      searchable
      placeholder={options === undefined ? 'Loading…' : placeholder}
      nothingFoundMessage={options?.length === 0 ? none : 'Nothing has this name'}
      disabled={props.readonly || props.disabled}
    />
  );
}
