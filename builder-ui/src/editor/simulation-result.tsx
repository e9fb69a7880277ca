/** What a trial came to: every step with its reasons, then what would be changed and sent. */
import { Paper, Text } from '@mantine/core';
import { IconMail, IconMailOff, IconUsers, IconPuzzle } from '@tabler/icons-react';
import type { Simulation } from '../api/automations.ts';
import classes from './drawer.module.css';
import { useNames } from './editor-context.ts';
import { StepList } from './step-list.tsx';

export function SimulationResult({
  simulation: { steps, commands, effects, skippedEffects = [], matched },
}: {
  simulation: Simulation;
}) {
  const names = useNames();
  const hasOutcome = commands.length > 0 || effects.length > 0 || skippedEffects.length > 0;
  return (
    <div className={classes.result} role="status">
      <Text size="sm" fw={600}>
        {matched ? 'What would happen' : 'Nothing would happen'}
      </Text>
      {commands.map(({ nodeId, command, applied, reason }) => (
        <div key={`${nodeId} ${command.kind}`} className={classes.outcome}>
          <IconUsers size={16} aria-hidden />
          <Text size="sm">
            {applied ? '' : 'Skipped: '}
            {command.kind === 'assign-group'
              ? `Assign to ${names.group(command.groupId) ?? 'a group that is gone'}`
              : `Assign to ${names.agent(command.agentId) ?? 'an agent who is gone'}`}
            {reason === '' ? '' : `. ${reason}`}
          </Text>
        </div>
      ))}
      {effects.map((effect) =>
        effect.kind === 'email' ? (
          <Paper key={effect.id} withBorder p="sm" radius="md" className={classes.mail}>
            <Text size="xs" c="dimmed">
              <IconMail size={14} aria-hidden /> E-mail to {effect.mail.toName} ({effect.mail.toEmail}), as it would be sent
            </Text>
            <Text size="sm" fw={600}>
              {effect.mail.subject}
            </Text>
            <Text size="sm" className={classes.mailText}>
              {effect.mail.text}
            </Text>
          </Paper>
        ) : (
          <div key={effect.id} className={classes.outcome}>
            <IconPuzzle size={16} aria-hidden />
            <Text size="sm">{effect.type} would act</Text>
          </div>
        ),
      )}
      {skippedEffects.map((skipped) => (
        <div key={`${skipped.nodeId} ${skipped.recipientId ?? ''} ${skipped.reason}`} className={classes.outcome}>
          <IconMailOff size={16} aria-hidden />
          <Text size="sm">{skipped.reason}</Text>
        </div>
      ))}
      {matched && !hasOutcome ? (
        <Text size="sm" c="dimmed">
          An action is reached, and it has nothing to do.
        </Text>
      ) : null}
      <StepList steps={steps} />
    </div>
  );
}
