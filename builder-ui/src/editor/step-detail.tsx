/** What a run shown did in one node: its answer, what it saw, and what it did. */
import { List, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { Step } from '@switchboard/shared/run';
import type { ReactNode } from 'react';
import { asObject } from '../graph/json-schema.ts';
import { reasonWords } from '../graph/reason-words.ts';
import { resultsOf } from '../graph/step-words.ts';
import { useNames } from './editor-context.ts';
import classes from './step-detail.module.css';

/** @param step undefined when the message did not reach the node */
export function StepDetail({ step }: { step: Step | undefined }) {
  return (
    <section className={classes.box} aria-label="What happened here">
      <Text size="sm" fw={600}>
        {step === undefined ? 'The message did not come this far' : answerWords(step)}
      </Text>
      {step === undefined ? null : <StepReasons step={step} />}
    </section>
  );
}

/** The reasons of a step, one a line, each marked as passed or not; then what was done, or left undone and why. */
export function StepReasons({ step }: { step: Step }) {
  const names = useNames();
  const results = resultsOf(step);
  const output = outputWords(asObject(step.output)?.data ?? step.output);
  return (
    <>
      {step.error === undefined ? null : (
        <Text size="sm" c="var(--mantine-color-error)">
          {step.error}
        </Text>
      )}
      {step.why.length === 0 && results.length === 0 ? null : (
        <List size="sm" spacing={2} className={classes.reasons} center={false}>
          {step.why.map((why) => {
            const words = reasonWords(why, names);
            return (
              <List.Item
                key={`${why.field} ${words}`}
                icon={
                  why.passed ? (
                    <Mark color="teal" label="Passed:">
                      <IconCheck size={11} stroke={3} aria-hidden />
                    </Mark>
                  ) : (
                    <Mark color="orange" label="Not passed:">
                      <IconX size={11} stroke={3} aria-hidden />
                    </Mark>
                  )
                }
              >
                {words}
              </List.Item>
            );
          })}
          {results.map(({ done, reason }) => (
            <List.Item
              key={reason}
              icon={
                done ? (
                  <Mark color="teal" label="Done:">
                    <IconCheck size={11} stroke={3} aria-hidden />
                  </Mark>
                ) : (
                  <Mark color="gray" label="Left out:">
                    <IconMinus size={11} stroke={3} aria-hidden />
                  </Mark>
                )
              }
            >
              {reason}
            </List.Item>
          ))}
        </List>
      )}
      {output === null ? null : <Text size="sm">{output}</Text>}
    </>
  );
}

function Mark({ color, label, children }: { color: string; label: string; children: ReactNode }) {
  return (
    <ThemeIcon size={16} radius="xl" variant="light" color={color} aria-label={label} role="img">
      {children}
    </ThemeIcon>
  );
}

function answerWords(step: Step): string {
  if (step.error !== undefined) return 'It failed here';
  if (step.port === null) return 'It does not start with this message';
  if (step.port === 'yes') return 'Answered yes';
  if (step.port === 'no') return 'Answered no';
  return resultsOf(step).some(({ done }) => !done) ? 'Reached' : 'Passed';
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
