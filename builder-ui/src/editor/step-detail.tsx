/** What a run shown did in one node: its answer and its reasons in words. */
import { List, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { Step } from '@switchboard/shared/run';
import { reasonWords } from '../graph/reason-words.ts';
import { useNames } from './editor-context.ts';
import classes from './step-detail.module.css';

/** @param step undefined when the message did not reach the node */
export function StepDetail({ step }: { step: Step | undefined }) {
  return (
    <div className={classes.box}>
      <Text size="sm" fw={600}>
        {step === undefined ? 'The message did not come this far' : answerWords(step)}
      </Text>
      {step === undefined ? null : <StepReasons step={step} />}
    </div>
  );
}

/** The reasons of a step, one a line, each marked as passed or not. */
export function StepReasons({ step }: { step: Step }) {
  const names = useNames();
  const output = outputWords(step.output);
  return (
    <>
      {step.error === undefined ? null : (
        <Text size="sm" c="var(--mantine-color-error)">
          {step.error}
        </Text>
      )}
      {step.why.length === 0 ? null : (
        <List size="sm" spacing={2} className={classes.reasons} center={false}>
          {step.why.map((why) => {
            const words = reasonWords(why, names);
            return (
              <List.Item
                key={`${why.field} ${words}`}
                icon={
                  <ThemeIcon
                    size={16}
                    radius="xl"
                    variant="light"
                    color={why.passed ? 'teal' : 'orange'}
                    aria-label={why.passed ? 'Passed:' : 'Not passed:'}
                    role="img"
                  >
                    {why.passed ? <IconCheck size={11} stroke={3} aria-hidden /> : <IconX size={11} stroke={3} aria-hidden />}
                  </ThemeIcon>
                }
              >
                {words}
              </List.Item>
            );
          })}
        </List>
      )}
      {output === null ? null : <Text size="sm">{output}</Text>}
    </>
  );
}

function answerWords(step: Step): string {
  if (step.error !== undefined) return 'It failed here';
  if (step.port === null) return 'It does not start with this message';
  if (step.port === 'yes') return 'Answered yes';
  return step.port === 'no' ? 'Answered no' : 'Passed';
}

/** An output as text, when it is short and plain enough to be read by people. */
function outputWords(output: unknown): string | null {
  if (typeof output === 'string') return output;
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return null;
  const words = Object.entries(output).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [`${name}: ${value}`] : [],
  );
  return words.length === 0 ? null : words.join(' · ');
}
