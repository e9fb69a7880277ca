/**
 * What a message came to, or would come to: what is changed and sent, in the order of its way, then every node on the way
 * with its reasons.
 */
import { Anchor, Button, Group, Paper, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconMail, IconMailOff, IconPuzzle } from '@tabler/icons-react';
import type { PlannedEffect } from '@switchboard/shared/run';
import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import type { Simulation } from '../api/automations.ts';
import { MailView } from '../app/mail-view.tsx';
import { StepList } from './step-list.tsx';
import classes from './trial.module.css';

/** Tried: it would happen. Past: it was decided, and came to nothing that is told below. Done: it was recorded as a run. */
export type OutcomeTense = 'tried' | 'past' | 'done';

interface TrialOutcomeProps {
  outcome: Simulation;
  tense: OutcomeTense;
  /** Tries again what has changed since; left out while nothing has. */
  onAgain?: (() => void) | undefined;
}

const titles: Record<OutcomeTense, { matched: string; unmatched: string }> = {
  tried: { matched: 'What would happen', unmatched: 'Nothing would happen: no action is reached' },
  past: { matched: 'What was decided', unmatched: 'Nothing happened: no action was reached' },
  done: { matched: 'What happened', unmatched: 'What happened' },
};

export function TrialOutcome({ outcome, tense, onAgain }: TrialOutcomeProps) {
  const { matched, steps } = outcome;
  const done = thingsDone(outcome);
  return (
    <div className={classes.outcome} role="status">
      <Text size="sm" fw={600}>
        {titles[tense][matched ? 'matched' : 'unmatched']}
      </Text>
      {onAgain === undefined ? null : (
        <Group gap="xs" className={classes.outdated}>
          <Text size="sm">The draft or the message has changed since.</Text>
          <Button size="compact-xs" variant="default" onClick={onAgain}>
            Try again
          </Button>
        </Group>
      )}
      {done.map(({ key, shown }) => (
        <div key={key}>{shown}</div>
      ))}
      {matched && tense === 'tried' && done.length === 0 ? (
        <Text size="sm" c="dimmed">
          An action is reached, and it has nothing to do.
        </Text>
      ) : null}
      <StepList steps={steps} />
      {tense === 'done' ? (
        <Text size="sm" c="dimmed">
          This was done and recorded. What was sent is among the{' '}
          <Anchor component={Link} href="/mails" size="sm">
            mails
          </Anchor>
          .
        </Text>
      ) : null}
    </div>
  );
}

interface Done {
  nodeId: string;
  key: string;
  shown: ReactNode;
}

/** All that would be done or left out, node by node in the order of the way. */
function thingsDone({ steps, commands, effects, writings, heldMails, skippedEffects }: Simulation): Done[] {
  const place = new Map(steps.map(({ nodeId }, index) => [nodeId, index]));
  const mailed = new Set<string>();
  const done: Done[] = [
    ...commands.map(({ nodeId, command, applied, reason }) => ({
      nodeId,
      key: `${nodeId} ${command.kind} ${reason}`,
      shown: (
        <Line icon={applied ? IconCircleCheck : IconCircleDashed} label={applied ? 'Done:' : 'Left out:'}>
          {reason}
        </Line>
      ),
    })),
    ...effects.map((effect) => {
      // A mail to a group is one each: the first is shown, the others can be.
      const isFirst = !mailed.has(effect.nodeId);
      mailed.add(effect.nodeId);
      return { nodeId: effect.nodeId, key: effect.id, shown: <Effect effect={effect} isOpen={isFirst} /> };
    }),
    ...writings.map(({ nodeId, id, kind, text }) => ({ nodeId, key: id, shown: <Writing kind={kind} text={text} /> })),
    ...heldMails.map(({ nodeId, subject }) => ({
      nodeId,
      key: `${nodeId} held`,
      shown: <Line icon={IconMail}>E-mail “{subject}”, held for whoever takes the conversation</Line>,
    })),
    ...skippedEffects.map(({ nodeId, recipientId, reason }) => ({
      nodeId,
      key: `${nodeId} ${recipientId ?? ''} ${reason}`,
      shown: (
        <Line icon={IconMailOff} label="Left out:">
          {reason}
        </Line>
      ),
    })),
  ];
  return done.sort((one, other) => (place.get(one.nodeId) ?? 0) - (place.get(other.nodeId) ?? 0));
}

/** @param label what the icon says; left out when it adds nothing to the words */
function Line({ icon: Icon, label, children }: { icon: typeof IconMail; label?: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      {label === undefined ? <Icon size={16} aria-hidden /> : <Icon size={16} aria-label={label} role="img" />}
      <Text size="sm">{children}</Text>
    </div>
  );
}

function Writing({ kind, text }: { kind: 'note' | 'reply'; text: string }) {
  return (
    <Paper withBorder p="sm" radius="md" className={classes.mail}>
      <Text size="xs" c="dimmed">
        {kind === 'note' ? 'Note that agents would read' : 'Reply that the person would read'}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Text>
    </Paper>
  );
}

/** An effect as it would be; nothing is sent. */
function Effect({ effect, isOpen }: { effect: PlannedEffect; isOpen: boolean }) {
  const id = useId();
  if (effect.kind !== 'email') return <Line icon={IconPuzzle}>“{effect.type}” would act on the world outside</Line>;
  const { toName, toEmail, subject, html, text } = effect.mail;
  return (
    <Paper withBorder p="sm" radius="md" component="section" aria-labelledby={id}>
      <details open={isOpen}>
        <summary id={id} className={classes.mailTo}>
          E-mail to {toName} ({toEmail}), as it would be sent
        </summary>
        <Text size="sm" fw={600}>
          {subject}
        </Text>
        <MailView html={html} text={text} height={300} />
      </details>
    </Paper>
  );
}
