/**
 * One conversation: what was said, oldest first, and where to answer; who the visitor is, where it stands, who has it,
 * what was done with it and why. Looking at it marks it as read.
 * `?why=` opens the reasons for a message, so that they can be shared.
 */
import { ActionIcon, Alert, Anchor, Box, Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { Conversation } from '@switchboard/shared/conversation';
import { useDocumentVisibility } from '@mantine/hooks';
import { IconHelpCircle, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'wouter';
import { isGone, useChangeConversation, useConversation, useMarkRead } from '../../api/conversations.ts';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useShownAgent } from '../../app/shown-agent.ts';
import { Composer } from './composer.tsx';
import { ConversationActions } from './conversation-actions.tsx';
import { ConversationFacts } from './conversation-facts.tsx';
import { ConversationGone } from './conversation-gone.tsx';
import styles from './conversation-page.module.css';
import { ConversationOwner } from './conversation-owner.tsx';
import { personLabel } from './conversation-words.tsx';
import { MessageLog } from './message-log.tsx';
import { Timeline } from './timeline.tsx';
import { WhyDrawer } from './why-drawer.tsx';

export function ConversationPage({ conversationId }: { conversationId: string }) {
  const conversation = useConversation(conversationId);
  if (isGone(conversation.error)) {
    if (conversation.data) return <ConversationGone conversation={conversation.data} />;
    return (
      <Page title="There is no such conversation" detail="Not found">
        <EmptyState
          icon={IconHelpCircle}
          sentence="It may have been deleted or given to others, or the address is mistyped."
          action={
            <Button component={Link} href="/inbox">
              Go to the inbox
            </Button>
          }
        />
      </Page>
    );
  }
  if (conversation.data) return <ConversationView conversation={conversation.data} />;
  return (
    <Page title="Conversation" detail="Conversation">
      {conversation.error ? (
        <ProblemNotice
          error={conversation.error}
          title="The conversation cannot be shown"
          onRetry={() => void conversation.refetch()}
        />
      ) : (
        <Stack gap="md" maw={560} aria-busy>
          <Skeleton height={56} width="70%" />
          <Skeleton height={84} />
          <Skeleton height={56} width="60%" />
        </Stack>
      )}
    </Page>
  );
}

function ConversationView({ conversation }: { conversation: Conversation }) {
  const [search, setSearch] = useSearchParams();
  const change = useChangeConversation(conversation.id);
  const agentId = useShownAgent()?.id ?? '';
  const person = personLabel(conversation);
  const about = useRef<HTMLDivElement>(null);
  useReading(conversation);
  const isClosed = conversation.status === 'closed';
  const fromPerson = conversation.messages.filter(({ from }) => from === 'person');
  const newest = fromPerson.at(-1);
  const asked = conversation.messages.find(({ id }) => id === search.get('why'));
  const isLeftAlone =
    conversation.status === 'open' &&
    newest?.decided === true &&
    conversation.groupId === null &&
    conversation.assigneeId === null;

  function askWhy(messageId: string | null) {
    setSearch(messageId === null ? new URLSearchParams() : new URLSearchParams({ why: messageId }));
  }

  return (
    <Page
      title={person}
      detail={person}
      keepsHead
      actions={
        <>
          <ActionIcon
            className={styles.toAbout}
            variant="default"
            size={36}
            aria-label="Go to what is known about this conversation"
            onClick={() => {
              // Only once it has the focus is it clear of the head: see page.module.css.
              about.current?.focus({ preventScroll: true });
              about.current?.scrollIntoView();
            }}
          >
            <IconInfoCircle size={18} aria-hidden />
          </ActionIcon>
          <ConversationActions conversation={conversation} change={change} />
        </>
      }
    >
      <Box className={styles.columns}>
        <Stack gap="md" className={styles.messages}>
          {isLeftAlone && newest ? (
            <Alert
              color="gray"
              variant="light"
              icon={<IconHelpCircle aria-hidden />}
              title="Nobody has been given this conversation"
            >
              <Text size="sm">
                No automation assigned it.{' '}
                <Anchor component="button" type="button" size="sm" onClick={() => askWhy(newest.id)}>
                  See why
                </Anchor>
              </Text>
            </Alert>
          ) : null}
          <MessageLog conversation={conversation} agentId={agentId} onWhy={askWhy}>
            <Composer agentId={agentId} conversationId={conversation.id} person={person} isClosed={isClosed} />
          </MessageLog>
        </Stack>
        <Stack gap="xl" component="aside" className={styles.aside} aria-label="About this conversation" ref={about} tabIndex={-1}>
          <ConversationOwner conversation={conversation} agentId={agentId} change={change} />
          <ConversationFacts conversation={conversation} />
          <section aria-labelledby="history">
            <Title order={2} id="history" mb="sm">
              What happened
            </Title>
            <Timeline entries={conversation.timeline} />
          </section>
        </Stack>
      </Box>
      <WhyDrawer message={asked ?? null} onClose={() => askWhy(null)} />
    </Page>
  );
}

/** Marks as read what is looked at, up to the newest message that is shown. */
function useReading({ id, unreadCount, messages }: Conversation): void {
  const { mutate: markRead } = useMarkRead(id);
  const isLookedAt = useDocumentVisibility() === 'visible';
  const newest = messages.at(-1)?.id;
  const mustMark = isLookedAt && unreadCount > 0;
  useEffect(() => {
    if (mustMark && newest !== undefined) markRead(newest);
  }, [mustMark, newest, markRead]);
}
