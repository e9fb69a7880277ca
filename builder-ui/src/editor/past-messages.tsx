/** Messages that came in lately, newest first; the one chosen is tried with the draft, or shown as it was decided. */
import { Button, SegmentedControl, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Explanation } from '../api/automations.ts';
import { useRecentMessages } from '../api/messages.ts';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { SearchField } from '../app/search-field.tsx';
import { TimeAgo } from '../app/time-ago.tsx';
import { countryName, languageName } from '../app/words/locale-names.ts';
import { personCalled } from '../app/words/person-called.ts';
import drawerClasses from './drawer.module.css';
import { useEditor } from './editor-context.ts';
import { type OutcomeTense, TrialOutcome } from './trial-outcome.tsx';
import classes from './trial.module.css';
import { useIsGone } from './use-is-gone.ts';
import { useShownResult } from './use-shown-result.ts';
import { type Deciding, useTrial } from './use-trial.ts';

export function PastMessages() {
  const [search, setSearch] = useState('');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useRecentMessages(search);
  const mayChange = useEditor((state) => state.mayChange);
  const isPublished = useEditor((state) => state.publishedVersion !== null);
  const { tryPast, isRunning, isDraftChanged } = useTrial();
  const isGone = useIsGone();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [deciding, setDeciding] = useState<Deciding>('draft');
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const result = useShownResult<HTMLDivElement>(explanation);
  const messages = data?.pages.flatMap((page) => page.items) ?? [];

  const show = async (messageId: string, by: Deciding): Promise<void> => {
    setChosenId(messageId);
    setDeciding(by);
    setExplanation(await tryPast(messageId, by));
  };

  if (error) return <ProblemNotice error={error} title="The messages cannot be shown" onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={96} />;
  if (messages.length === 0 && search === '')
    return <p className={drawerClasses.empty}>No message has come in yet.{mayChange ? ' Write one instead.' : null}</p>;
  return (
    <div className={classes.columns}>
      <div>
        <SearchField label="Search messages" mb="xs" value={search} onSearch={setSearch} />
        {messages.length === 0 ? (
          <p className={drawerClasses.empty}>Nothing was found. Words of messages, names and e-mail addresses are searched.</p>
        ) : null}
        <ul className={classes.messages} aria-label="Messages that came in">
          {messages.map((message) => (
            <li key={message.id}>
              <UnstyledButton
                className={classes.message}
                aria-pressed={message.id === chosenId}
                data-chosen={message.id === chosenId || undefined}
                disabled={isGone}
                onClick={() => void show(message.id, deciding)}
              >
                <Text size="sm" lineClamp={2}>
                  {message.text}
                </Text>
                <Text size="xs" c="dimmed">
                  {[
                    personCalled(message.personId, message.personName),
                    message.country === null ? 'country not known' : countryName(message.country),
                    message.language === null ? 'language not known' : languageName(message.language),
                  ].join(' · ')}{' '}
                  · <TimeAgo at={message.at} />
                </Text>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {hasNextPage ? (
          <Button size="compact-sm" variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show older messages
          </Button>
        ) : null}
      </div>
      <div className={classes.result} ref={result}>
        {chosenId === null ? (
          <p className={drawerClasses.empty}>Choose a message: its way through the draft is shown on the canvas.</p>
        ) : (
          <>
            {isPublished ? (
              <SegmentedControl
                size="xs"
                mb="sm"
                aria-label="What decides"
                disabled={isRunning || isGone}
                value={deciding}
                onChange={(by) => void show(chosenId, by as Deciding)}
                data={[
                  { value: 'draft', label: 'With the draft' },
                  { value: 'in-force', label: 'As it was decided' },
                ]}
              />
            ) : null}
            {explanation === null ? (
              isRunning ? (
                <Skeleton height={96} />
              ) : null
            ) : (
              <TrialOutcome
                outcome={explanation}
                tense={tenseOf(explanation)}
                onAgain={deciding === 'draft' && isDraftChanged && !isGone ? () => void show(chosenId, deciding) : undefined}
              />
            )}
          </>
        )}
      </div>
    </div>
  );
}

function tenseOf({ version, inForce, runId }: Explanation): OutcomeTense {
  if (version === 'draft' || !inForce) return 'tried';
  return runId === null ? 'past' : 'done';
}
