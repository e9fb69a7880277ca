/** Who was considered when an agent was picked, and why or why not: closed until somebody asks. */
import { Text } from '@mantine/core';
import type { Candidate } from '@switchboard/shared/run';
import { IconCheck } from '@tabler/icons-react';
import classes from './candidates.module.css';

export function Candidates({ candidates }: { candidates: Candidate[] }) {
  return (
    <details className={classes.root}>
      <summary className={classes.summary}>
        {candidates.length === 1 ? 'Who was considered' : `Who was considered: ${candidates.length} agents`}
      </summary>
      <ul className={classes.list}>
        {candidates.map(({ agentId, name, group, chosen, reason }) => (
          <li key={`${agentId} ${group}`} className={classes.candidate}>
            <Text size="xs" fw={chosen ? 600 : 400} span className={classes.name}>
              {chosen ? <IconCheck size={12} aria-label="Chosen:" /> : null}
              {name}
              {group === undefined ? '' : ` (${group})`}
            </Text>
            <Text size="xs" c="dimmed" span>
              {reason}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
