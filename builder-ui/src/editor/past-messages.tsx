/** Messages that came in lately, conversation by conversation; the one chosen is explained on the canvas. */
import { Button, Group, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useConversation, useConversations } from '../api/conversations.ts';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { TimeAgo } from '../app/time-ago.tsx';
import { countryName, languageName } from '../app/words/locale-names.ts';
import classes from './drawer.module.css';
import { useEditor, useEditorStore } from './editor-context.ts';
import { saveDraft } from './save-draft.ts';
import { StepList } from './step-list.tsx';
import { useExplain } from './use-show-run.ts';

export function PastMessages() {
  const { data, error, refetch } = useConversations({});
  const [conversationId, setConversationId] = useState<string | null>(null);
  const steps = useEditor((state) => (state.shownPath?.kind === 'explanation' ? state.shownPath.steps : null));
  const conversations = data?.pages.flatMap((page) => page.items) ?? [];

  if (error) return <ProblemNotice error={error} title="The conversations cannot be shown" onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={96} />;
  if (conversations.length === 0) return <p className={classes.empty}>No message has come in yet. Write one instead.</p>;
  return (
    <div className={classes.past}>
      <ul className={classes.rows} aria-label="Conversations">
        {conversations.map((conversation) => (
          <li key={conversation.id}>
            <UnstyledButton
              className={classes.row}
              aria-pressed={conversation.id === conversationId}
              data-chosen={conversation.id === conversationId || undefined}
              onClick={() => setConversationId(conversation.id)}
            >
              <Text span size="sm" truncate className={classes.grow}>
                {conversation.personName ?? 'Visitor'}
              </Text>
              <Text span size="xs" c="dimmed">
                <TimeAgo at={conversation.lastMessageAt} />
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <div>
        {conversationId === null ? (
          <p className={classes.empty}>Choose a conversation to see its messages.</p>
        ) : (
          <Messages key={conversationId} conversationId={conversationId} />
        )}
      </div>
      {steps === null ? null : <StepList steps={steps} />}
    </div>
  );
}

function Messages({ conversationId }: { conversationId: string }) {
  const { data, error } = useConversation(conversationId);
  const store = useEditorStore();
  const explain = useExplain();
  const tryDraft = async (messageId: string): Promise<void> => {
    if (await saveDraft(store)) await explain(messageId, 'draft');
  };
  if (error) return <ProblemNotice error={error} title="The messages cannot be shown" />;
  if (data === undefined) return <Skeleton height={64} />;
  const written = data.messages.filter((message) => message.from === 'person').toReversed();
  return (
    <ul className={classes.rows} aria-label="Messages">
      {written.map((message) => (
        <li key={message.id} className={classes.message}>
          <Text size="sm" lineClamp={2}>
            {message.text}
          </Text>
          <Text size="xs" c="dimmed">
            {message.country === null ? 'Country not known' : countryName(message.country)} ·{' '}
            {message.language === null ? 'language not known' : languageName(message.language)} · <TimeAgo at={message.at} />
          </Text>
          <Group gap={4}>
            <Button size="compact-xs" variant="light" onClick={() => void explain(message.id)}>
              Explain what happened
            </Button>
            <Button size="compact-xs" variant="subtle" onClick={() => void tryDraft(message.id)}>
              Try the draft on it
            </Button>
          </Group>
        </li>
      ))}
    </ul>
  );
}
