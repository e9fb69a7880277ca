/** Whether an agent can log in, in a few words. */
import { Text } from '@mantine/core';
import type { Agent } from '@switchboard/shared/team';

const words = { active: 'Can log in', invited: 'Invited', none: 'Not invited' } as const;

export function LoginState({ value }: { value: Agent['login'] }) {
  return (
    <Text span c={value === 'active' ? undefined : 'dimmed'}>
      {words[value]}
    </Text>
  );
}
