/** Beside a segment's condition: how many people it holds for, some of them, and what uses the segment. */
import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { Condition } from '@switchboard/shared/condition';
import type { Segment, SegmentPreview } from '@switchboard/shared/segment';
import { Link } from 'wouter';
import { problemSentence } from '../../app/words/problem-sentence.ts';
import { addressOf, viewOf } from '../people/people-view.ts';
import { countryWords, peopleCount, personAddress, personLabel } from '../people/person-words.tsx';
import styles from './segment-page.module.css';
import { UseList } from './use-list.tsx';

interface SegmentAsideProps {
  /** Null while the condition is not finished. */
  preview: { data: SegmentPreview | undefined; error: Error | null } | null;
  /** False while what is shown is of the condition before. */
  isCurrent: boolean;
  segment: Segment | null;
  condition: Condition;
}

export function SegmentAside({ preview, isCurrent, segment, condition }: SegmentAsideProps) {
  return (
    <Stack gap="xl" component="aside" aria-label="About this segment">
      <section aria-labelledby="people">
        <Title order={2} id="people">
          People
        </Title>
        <Counted preview={preview} isCurrent={isCurrent} condition={condition} />
      </section>
      {segment === null ? null : (
        <section aria-labelledby="used-by">
          <Title order={2} id="used-by" mb="sm">
            Used by
          </Title>
          <UseList uses={segment.usedBy} />
        </section>
      )}
    </Stack>
  );
}

function Counted({ preview, isCurrent, condition }: Pick<SegmentAsideProps, 'preview' | 'isCurrent' | 'condition'>) {
  if (preview === null)
    return (
      <Text c="dimmed" mt="xs">
        Fill in what is empty, and they are counted.
      </Text>
    );
  if (preview.error)
    return (
      <Text c="var(--mantine-color-error)" mt="xs" role="alert">
        {problemSentence(preview.error)}
      </Text>
    );
  if (preview.data === undefined)
    return (
      <Stack mt="sm" aria-busy>
        <Skeleton height={24} width={120} />
        <Skeleton height={120} />
      </Stack>
    );
  const { count, sample } = preview.data;
  const everybody = addressOf({ ...viewOf(new URLSearchParams()), filter: condition });
  return (
    <div data-old={!isCurrent || undefined} className={styles.counted}>
      <p className={styles.count} role="status">
        {peopleCount(count)}
      </p>
      {sample.length === 0 ? (
        <Text c="dimmed">Nobody is like this now.</Text>
      ) : (
        <ul className={styles.sample}>
          {sample.map((person) => (
            <li key={person.id}>
              <Link href={personAddress(person.id)}>{personLabel(person)}</Link>
              <span>{countryWords(person.country)}</span>
            </li>
          ))}
        </ul>
      )}
      {count > sample.length ? (
        <Anchor component={Link} href={`/people?${everybody.toString()}`} size="sm">
          Show all of them
        </Anchor>
      ) : null}
    </div>
  );
}
