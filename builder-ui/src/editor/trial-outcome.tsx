/** What a message came to, or would come to: what is changed and sent, then every node on the way with its reasons. */
import { Anchor, Paper, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconMail, IconMailOff, IconPuzzle } from '@tabler/icons-react';
import type { PlannedEffect } from '@switchboard/shared/run';
import { Link } from 'wouter';
import type { Simulation } from '../api/automations.ts';
import { MailView } from '../app/mail-view.tsx';
import { StepList } from './step-list.tsx';
import classes from './trial.module.css';

interface TrialOutcomeProps {
  outcome: Simulation;
  /** The run that was recorded: it really happened. Null for what was only tried. */
  runId: string | null;
}

export function TrialOutcome({ outcome, runId }: TrialOutcomeProps) {
  const { matched, steps, commands, effects, writings, heldMails, skippedEffects } = outcome;
  const isDone = runId !== null;
  const isIdle =
    matched && !isDone && [commands, effects, writings, heldMails, skippedEffects].every((list) => list.length === 0);
  return (
    <div className={classes.outcome} role="status">
      <Text size="sm" fw={600}>
        {isDone ? 'What happened' : matched ? 'What would happen' : 'Nothing would happen: no action is reached'}
      </Text>
      {commands.map(({ nodeId, command, applied, reason }) => {
        const Mark = applied ? IconCircleCheck : IconCircleDashed;
        return (
          <div key={`${nodeId} ${command.kind} ${reason}`} className={classes.line}>
            <Mark size={16} aria-label={applied ? 'Done:' : 'Left out:'} role="img" />
            <Text size="sm">{reason}</Text>
          </div>
        );
      })}
      {effects.map((effect) => (
        <Effect key={effect.id} effect={effect} />
      ))}
      {writings.map(({ id, kind, text }) => (
        <Paper key={id} withBorder p="sm" radius="md" className={classes.mail}>
          <Text size="xs" c="dimmed">
            {kind === 'note' ? 'Note that agents would read' : 'Reply that the person would read'}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {text}
          </Text>
        </Paper>
      ))}
      {heldMails.map(({ nodeId, subject }) => (
        <div key={nodeId} className={classes.line}>
          <IconMail size={16} aria-hidden />
          <Text size="sm">E-mail “{subject}”, held for whoever takes the conversation</Text>
        </div>
      ))}
      {skippedEffects.map(({ nodeId, recipientId, reason }) => (
        <div key={`${nodeId} ${recipientId ?? ''} ${reason}`} className={classes.line}>
          <IconMailOff size={16} aria-label="Left out:" role="img" />
          <Text size="sm">{reason}</Text>
        </div>
      ))}
      {isIdle ? (
        <Text size="sm" c="dimmed">
          An action is reached, and it has nothing to do.
        </Text>
      ) : null}
      <StepList steps={steps} />
      {isDone ? (
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

/** An effect as it would be; nothing is sent. */
function Effect({ effect }: { effect: PlannedEffect }) {
  if (effect.kind !== 'email') {
    return (
      <div className={classes.line}>
        <IconPuzzle size={16} aria-hidden />
        <Text size="sm">“{effect.type}” would act on the world outside</Text>
      </div>
    );
  }
  const { toName, toEmail, subject, html, text } = effect.mail;
  return (
    <Paper withBorder p="sm" radius="md" className={classes.mail} component="section" aria-label={`E-mail to ${toName}`}>
      <div className={classes.line}>
        <IconMail size={16} aria-hidden />
        <Text size="xs" c="dimmed">
          E-mail to {toName} ({toEmail}), as it would be sent
        </Text>
      </div>
      <Text size="sm" fw={600}>
        {subject}
      </Text>
      <MailView html={html} text={text} height={300} />
    </Paper>
  );
}
