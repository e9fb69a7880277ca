/** What each assignment rule made of a message, in order: which assigned it, and why the others did not. */
import { Anchor, Skeleton, Text } from '@mantine/core';
import type { RuleExplanation } from '@switchboard/shared/assignment-rule';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { Link } from 'wouter';
import { ApiError } from '../../api/api-error.ts';
import { useRuleExplanations } from '../../api/assignment-rules.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useNames } from '../../app/use-names.ts';
import { reasonWords } from '../../graph/reason-words.ts';
import styles from './explained-steps.module.css';

const marks = {
  assigned: { words: 'Assigned', outcome: 'passed', icon: IconCheck },
  'no-match': { words: 'No match', outcome: undefined, icon: IconX },
  'not-asked': { words: 'Not asked', outcome: undefined, icon: IconMinus },
} as const;

export function ExplainedRules({ messageId }: { messageId: string }) {
  const rules = useRuleExplanations(messageId);
  if (rules.error instanceof ApiError && rules.error.status === 410)
    return <Text c="dimmed">The person was erased, and with them what the rules saw.</Text>;
  if (rules.error)
    return <ProblemNotice error={rules.error} title="This cannot be explained" onRetry={() => void rules.refetch()} />;
  if (!rules.data) return <Skeleton height={44} aria-busy />;
  if (rules.data.length === 0)
    return (
      <Text c="dimmed">
        There is no rule yet.{' '}
        <Anchor component={Link} href="/team/assignment-rules">
          Assignment rules
        </Anchor>
      </Text>
    );
  return (
    <ol className={styles.steps} aria-label="What each rule saw">
      {rules.data.map((rule) => (
        <RuleLine key={rule.ruleId} rule={rule} />
      ))}
    </ol>
  );
}

function RuleLine({ rule: { name, outcome, reason, why } }: { rule: RuleExplanation }) {
  const names = useNames();
  const mark = marks[outcome];
  return (
    <li className={styles.step} data-outcome={mark.outcome}>
      <mark.icon size={16} className={styles.mark} aria-hidden />
      <div className={styles.body}>
        <Text fw={500}>{name}</Text>
        <Text size="sm" c="dimmed">
          {reason}
        </Text>
        {why.map((each) => (
          <Text size="sm" key={`${each.field} ${each.operator} ${JSON.stringify(each.expected)}`}>
            {reasonWords(each, names)}
          </Text>
        ))}
      </div>
      <Text size="xs" className={styles.outcome}>
        {mark.words}
      </Text>
    </li>
  );
}
