/** Whom a rule would catch now: how many people, some of them, and what waits unassigned. */
import { Skeleton, Text } from '@mantine/core';
import type { AssignmentRulePreviewRequest } from '@switchboard/shared/assignment-rule';
import { useAssignmentRulePreview } from '../../api/assignment-rules.ts';
import { problemSentence } from '../../app/words/problem-sentence.ts';
import styles from './rule-preview.module.css';

const number = new Intl.NumberFormat('en');

export function RulePreview({ question }: { question: AssignmentRulePreviewRequest | null }) {
  const preview = useAssignmentRulePreview(question);
  return (
    <section className={styles.preview} aria-label="Who it would catch now">
      <Text size="sm" fw={500}>
        Who it would catch now
      </Text>
      {question === null ? (
        <Text size="sm" c="dimmed">
          Choose a segment to see.
        </Text>
      ) : preview.error ? (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problemSentence(preview.error)}
        </Text>
      ) : preview.data === undefined ? (
        <Skeleton height={40} aria-busy />
      ) : (
        <Answer {...preview.data} isBefore={question.before !== undefined} />
      )}
    </section>
  );
}

interface AnswerProps {
  count: number;
  sample: { id: string; name: string | null; email: string | null }[];
  openUnassigned: number;
  /** The rule has a place already; a new one comes last. */
  isBefore: boolean;
}

function Answer({ count, sample, openUnassigned, isBefore }: AnswerProps) {
  const names = sample.map(({ id, name, email }) => name ?? email ?? id);
  const further = count - names.length;
  return (
    <>
      <Text size="sm" role="status">
        <strong className="figures">{number.format(count)}</strong> {count === 1 ? 'person' : 'people'}
        {isBefore ? ' whom no rule above it catches' : ' whom no other rule catches'}
      </Text>
      {names.length > 0 ? (
        <Text size="sm" c="dimmed" className={styles.names}>
          {names.join(', ')}
          {further > 0 ? ` and ${number.format(further)} more` : ''}
        </Text>
      ) : null}
      <Text size="xs" c="dimmed">
        {waitingWords(openUnassigned)}
      </Text>
    </>
  );
}

function waitingWords(openUnassigned: number): string {
  if (openUnassigned === 0) return 'None of their open conversations is unassigned.';
  if (openUnassigned === 1) return '1 of their open conversations is unassigned. Its next message brings it to the group.';
  return `${number.format(openUnassigned)} of their open conversations are unassigned. The next message in each brings it to the group.`;
}
