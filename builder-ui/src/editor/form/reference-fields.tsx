/** An agent, a group or a segment, chosen by name. One that is gone is said to be gone, until another is chosen. */
import { Text } from '@mantine/core';
import type { FieldProps } from '@rjsf/utils';
import { IconUsers, IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAgents } from '../../api/agents.ts';
import { useGroups } from '../../api/groups.ts';
import { useSegments } from '../../api/segments.ts';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { plainText } from '../../graph/find-codes.ts';
import { Availability } from '../../pages/team/availability.tsx';
import { AgentFace } from './agent-face.tsx';
import { fieldTexts } from './field-texts.tsx';
import classes from './form.module.css';

export function AgentField(props: FieldProps) {
  const { data } = useAgents();
  const options = data?.map((agent) => ({
    value: agent.id,
    label: agent.name,
    mark: <AgentFace name={agent.name} />,
    about: agent.email,
    aside: <Availability agent={agent} />,
  }));
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
  const options = data?.map(({ id, name, agentIds }) => ({
    value: id,
    label: name,
    mark: <IconUsers size={18} aria-hidden />,
    about: agentIds.length === 0 ? 'Nobody is in it' : countWords(agentIds.length, 'member', 'members'),
  }));
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
  const options = data?.map(({ id, name, count }) => ({
    value: id,
    label: name,
    mark: <IconUsersGroup size={18} aria-hidden />,
    about: countWords(count, 'person', 'people'),
  }));
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

interface ReferenceOption {
  value: string;
  label: string;
  /** Before the name: a face, or what kind of thing it is. */
  mark?: ReactNode;
  /** What tells it from others of that name; found by as well. */
  about?: string;
  aside?: ReactNode;
}

interface ReferenceFieldProps extends FieldProps {
  /** Undefined while they load. */
  options: ReferenceOption[] | undefined;
  placeholder: string;
  gone: string;
  none: string;
}

function ReferenceField({ options, placeholder, gone, none, ...props }: ReferenceFieldProps) {
  const value = typeof props.formData === 'string' ? props.formData : null;
  const isGone = value !== null && options !== undefined && !options.some((option) => option.value === value);
  const byId = new Map<string, ReferenceOption>(options?.map((option) => [option.value, option]));
  const isAmbiguous = (label: string): boolean => (options ?? []).filter((option) => option.label === label).length > 1;
  if (isGone) byId.set(value, { value, label: gone });
  return (
    <SearchedSelect
      {...fieldTexts(props)}
      data={[...byId.values()].map(({ value: id, label }) => ({ value: id, label }))}
      value={options === undefined ? null : value}
      onChange={(id) => props.onChange(id ?? undefined, props.fieldPathId.path)}
      // Choosing the same once more keeps it.
      onFocus={(event) => event.currentTarget.select()}
      leftSection={value === null ? undefined : byId.get(value)?.mark}
      leftSectionPointerEvents="none"
      renderOption={({ option }) => (
        <Reference option={byId.get(option.value) ?? option} isAmbiguous={isAmbiguous(option.label)} />
      )}
      // One that is gone is named in the field, and is nothing to choose.
      filter={({ options: all, search }) =>
        all.filter(
          (option) => 'value' in option && options?.some((known) => known.value === option.value && isMeant(known, search)),
        )
      }
      placeholder={options === undefined ? 'Loading…' : placeholder}
      nothingFoundMessage={options?.length === 0 ? none : 'Nothing has this name'}
      disabled={props.readonly || props.disabled}
    />
  );
}

interface ReferenceProps {
  option: ReferenceOption;
  /** Others have the same name. */
  isAmbiguous: boolean;
}

/** Who hears the list hears the names, and more only where it takes more to tell one from another. */
function Reference({ option: { label, mark, about, aside }, isAmbiguous }: ReferenceProps) {
  return (
    <div className={classes.reference}>
      {mark}
      <div className={classes.referenceWords}>
        <Text size="sm" truncate>
          {label}
        </Text>
        {about === undefined ? null : (
          <Text size="xs" c="dimmed" truncate aria-hidden={!isAmbiguous}>
            {about}
          </Text>
        )}
      </div>
      {aside === undefined ? null : (
        <div className={classes.referenceAside} aria-hidden>
          {aside}
        </div>
      )}
    </div>
  );
}

function isMeant(option: ReferenceOption, search: string): boolean {
  return plainText(`${option.label} ${option.about ?? ''}`).includes(plainText(search));
}

function countWords(count: number, one: string, many: string): string {
  return `${new Intl.NumberFormat('en').format(count)} ${count === 1 ? one : many}`;
}
