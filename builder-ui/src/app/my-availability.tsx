/** In the menu of who one is: whether one is there, set by hand; with the reason where it changed by itself. */
import { Group, Menu, Text } from '@mantine/core';
import type { Agent } from '@switchboard/shared/team';
import { IconCheck } from '@tabler/icons-react';
import { useAgent, useSaveAgent } from '../api/agents.ts';
import { availabilities, AvailabilityMark } from '../pages/team/availability.tsx';
import { showProblem } from './show-notice.ts';

/** The agent as the team sees them now; until that is read, as at the login. */
export function useMyAvailability(agent: Agent): Pick<Agent, 'availability' | 'awayByItself'> {
  return useAgent(agent.id).data ?? agent;
}

export function MyAvailability({ agent }: { agent: Agent }) {
  const save = useSaveAgent();
  const { availability, awayByItself } = useMyAvailability(agent);
  const shown = save.isPending ? save.variables.agent.availability : availability;

  function set(value: Agent['availability']): void {
    save.mutate(
      { id: agent.id, agent: { availability: value } },
      { onError: (error) => showProblem('Your availability is as it was', error) },
    );
  }

  return (
    <>
      <Menu.Label>Availability</Menu.Label>
      {awayByItself ? (
        <Text size="xs" c="dimmed" px="sm" pb={4} maw={220}>
          Away by itself, because no page of Switchboard was open. It goes back to online by itself.
        </Text>
      ) : null}
      <Menu.RadioGroup value={shown ?? availability} onChange={(value) => set(value as Agent['availability'])}>
        {availabilities.map(({ value, label }) => (
          <Menu.RadioItem key={value} value={value} closeMenuOnClick={false} checkIcon={<IconCheck size={16} aria-hidden />}>
            <Group gap="xs">
              <AvailabilityMark value={value} />
              {label}
            </Group>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
