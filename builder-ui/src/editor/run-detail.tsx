/** The run that is lit on the canvas, in words: each node with its reasons, then what became of what it sent. */
import { Text } from '@mantine/core';
import type { Run, RunEffect } from '@switchboard/shared/conversation';
import { IconCheck, IconClock, IconQuestionMark, IconX } from '@tabler/icons-react';
import { StateBadge } from '../app/state-badge.tsx';
import classes from './drawer.module.css';
import { StepList } from './step-list.tsx';
import { useShownResult } from './use-shown-result.ts';

const effectLooks = {
  planned: { label: 'Waiting', tone: 'info', icon: IconClock },
  sending: { label: 'Under way', tone: 'info', icon: IconClock },
  done: { label: 'Done', tone: 'good', icon: IconCheck },
  failed: { label: 'Failed', tone: 'bad', icon: IconX },
  unknown: { label: 'Not known', tone: 'warn', icon: IconQuestionMark },
} as const;

export function RunDetail({ run: { id, steps, effects } }: { run: Run }) {
  const element = useShownResult<HTMLElement>(id);
  return (
    <section ref={element} aria-label="This run" className={classes.runDetail}>
      <Text size="sm" fw={600}>
        What happened
      </Text>
      <StepList steps={steps} />
      {effects.map((effect) => (
        <Effect key={effect.id} effect={effect} />
      ))}
    </section>
  );
}

function Effect({ effect: { kind, state, error, attempts } }: { effect: RunEffect }) {
  const tries = attempts > 1 ? `, after ${attempts} tries` : '';
  return (
    <div className={classes.effect}>
      <StateBadge {...effectLooks[state]} />
      <Text size="sm">
        {kind === 'email' ? 'E-mail' : 'Act on the world outside'}
        {tries}
        {error === undefined ? '' : `: ${error}`}
      </Text>
    </div>
  );
}
