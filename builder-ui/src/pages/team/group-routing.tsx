/** How a group's conversations find an agent: the strategy, each explained in a sentence, and what goes with it. */
import { Radio, Select, Stack, Switch, Text } from '@mantine/core';
import type { Group, Routing } from '@switchboard/shared/team';
import { SearchedSelect } from '../../app/searched-select.tsx';
import { byName } from '../../app/words/by-name.ts';
import { strategyNames } from './team-words.ts';

const strategies: { value: Routing['strategy']; explanation: string }[] = [
  { value: 'none', explanation: 'Members see the group’s conversations in their inbox and choose among themselves.' },
  { value: 'round-robin', explanation: 'Members take turns: whoever was given one longest ago is next.' },
  { value: 'least-busy', explanation: 'Whoever has the fewest open conversations gets the next one.' },
];

const outOfHoursChoices: { value: NonNullable<Routing['outOfHours']>; label: string }[] = [
  { value: 'wait', label: 'Conversations wait until the hours begin' },
  { value: 'overflow', label: 'Conversations go to the overflow group' },
  { value: 'assign', label: 'Conversations are given out all the same' },
];

interface GroupRoutingProps {
  /** Null for a group that does not exist yet. */
  groupId: string | null;
  groups: Group[];
  routing: Routing;
  onChange: (routing: Routing) => void;
  hasMembers: boolean;
  hasHours: boolean;
  error: string | null;
}

export function GroupRouting({ groupId, groups, routing, onChange, hasMembers, hasHours, error }: GroupRoutingProps) {
  const { strategy, onlyOnline = true, overflowGroupId = null, outOfHours = 'wait' } = routing;
  const givesOut = strategy !== 'none';
  const others = groups.filter(({ id }) => id !== groupId).toSorted((a, b) => byName.compare(a.name, b.name));

  const overflowName = groups.find(({ id }) => id === overflowGroupId)?.name ?? 'the overflow group';

  function setOverflow(id: string | null): void {
    const { overflowGroupId: _, ...rest } = routing;
    // Without an overflow group nothing can go there.
    if (id === null) onChange({ ...rest, ...(outOfHours === 'overflow' ? { outOfHours: 'wait' } : {}) });
    else onChange({ ...rest, overflowGroupId: id });
  }

  return (
    <Stack gap="md">
      <Radio.Group
        label="Who gets the next conversation"
        value={strategy}
        onChange={(value) => onChange({ ...routing, strategy: value as Routing['strategy'] })}
      >
        <Stack gap="xs" mt="xs">
          {strategies.map(({ value, explanation }) => (
            <Radio key={value} value={value} label={strategyNames[value]} description={explanation} />
          ))}
        </Stack>
      </Radio.Group>
      {givesOut && !hasMembers ? (
        <Text size="sm" role="status" p="sm" bg="var(--warn-ground)" c="var(--warn-text)" bdrs="sm">
          {overflowGroupId === null
            ? 'Nobody is in this group, so its conversations wait until somebody is.'
            : `Nobody is in this group, so its conversations go to ${overflowName} as long as nobody is.`}
        </Text>
      ) : null}
      {givesOut ? (
        <>
          <Switch
            label="Only to agents who are online"
            description="And only in their working hours; otherwise conversations wait"
            checked={onlyOnline}
            onChange={(event) => onChange({ ...routing, onlyOnline: event.currentTarget.checked })}
          />
          <SearchedSelect
            label="Overflow group"
            description="Asked when nobody here can take a conversation"
            placeholder="None: it waits here"
            clearable
            clearButtonProps={{ 'aria-label': 'No overflow group' }}
            nothingFoundMessage="No group has this name"
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={overflowGroupId}
            onChange={setOverflow}
            error={error}
          />
          {hasHours ? (
            <Select
              label="Out of hours"
              description="What becomes of conversations that come outside the group’s hours"
              allowDeselect={false}
              data={outOfHoursChoices.map((choice) => ({
                ...choice,
                disabled: choice.value === 'overflow' && overflowGroupId === null,
              }))}
              value={outOfHours}
              onChange={(value) => onChange({ ...routing, outOfHours: value as Routing['outOfHours'] })}
            />
          ) : null}
        </>
      ) : null}
    </Stack>
  );
}
