/**
 * Messages and notes, oldest first, older ones on demand; each of the visitor's can be asked why it was dealt with as it
 * was. A note is told apart by ground, icon and word. Who reads further up stays there, and is told what came.
 */
import { Anchor, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import type { Conversation, ConversationMessage, ConversationNote } from '@switchboard/shared/conversation';
import { IconArrowDown, IconLock } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useEarlier } from '../../api/conversations.ts';
import { showProblem } from '../../app/show-notice.ts';
import { TimeAgo } from '../../app/time-ago.tsx';
import { countryName, languageName } from '../../app/words/locale-names.ts';
import styles from './conversation-page.module.css';
import { personLabel } from './conversation-words.tsx';
import { authorId, idOf, newestIdOf, type Said, saidIn, saidSince } from './said.ts';
import { unfitWords } from './unfit-words.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useLogEnd } from './use-log-end.ts';

interface MessageLogProps {
  conversation: Conversation;
  /** Who looks at it. */
  agentId: string;
  onWhy: (messageId: string) => void;
  /** Where to answer, below the log. */
  children: ReactNode;
}

export function MessageLog({ conversation, agentId, onWhy, children }: MessageLogProps) {
  const { id, earlierCursor } = conversation;
  const said = saidIn(conversation);
  const person = personLabel(conversation);
  const log = useRef<HTMLOListElement>(null);
  const earlier = useEarlier(id);
  const { end, newerCount, goToEnd } = useLogEnd(said, agentId);
  useKeptPlace(log);

  return (
    <>
      {/* It has the focus once the oldest is shown, and the button with it is gone. */}
      <section className={styles.said} aria-label="What was said" tabIndex={-1}>
        {earlierCursor === null ? null : (
          <Button
            variant="default"
            size="xs"
            loading={earlier.isPending}
            onClick={() =>
              earlier.mutate(earlierCursor, { onError: (error) => showProblem('The older messages cannot be shown', error) })
            }
          >
            Show older messages
          </Button>
        )}
        {said.length === 0 ? <Text c="dimmed">There are no messages in this conversation.</Text> : null}
        <ol className={styles.log} aria-label="Messages" ref={log}>
          {said.map((each) =>
            each.kind === 'note' ? (
              <Note key={each.note.id} note={each.note} />
            ) : (
              <Message key={each.message.id} message={each.message} person={person} onWhy={onWhy} />
            ),
          )}
        </ol>
      </section>
      <Arrivals said={said} agentId={agentId} person={person} />
      <div className={styles.foot}>
        {newerCount === 0 ? null : (
          <Button
            className={styles.newer}
            size="xs"
            leftSection={<IconArrowDown size={14} aria-hidden />}
            onClick={() => {
              goToEnd();
              log.current?.closest('section')?.focus({ preventScroll: true });
            }}
          >
            {newerCount === 1 ? '1 new message' : `${newerCount} new messages`}
          </Button>
        )}
        {children}
      </div>
      <div ref={end} className={styles.end} />
    </>
  );
}

const readOutAtMost = 20;

/** What others say while one looks on, for who does not see it. */
function Arrivals({ said, agentId, person }: { said: Said[]; agentId: string; person: string }) {
  const [newestAtFirst] = useState(newestIdOf(said));
  const since = saidSince(said, newestAtFirst).filter((each) => authorId(each) !== agentId);
  return (
    <VisuallyHidden role="log" aria-label="New messages">
      {since.slice(-readOutAtMost).map((each) => (
        <p key={idOf(each)}>
          {each.kind === 'note'
            ? `Note by ${each.note.author.name}: ${each.note.text}`
            : `${each.message.from === 'person' ? person : (each.message.author?.name ?? 'Agent')}: ${each.message.text}`}
        </p>
      ))}
    </VisuallyHidden>
  );
}

function Note({ note }: { note: ConversationNote }) {
  return (
    <li className={styles.message} data-from="note">
      <Text size="xs" c="dimmed">
        <IconLock size={12} aria-hidden style={{ verticalAlign: '-1px' }} /> Note by {note.author.name} · <TimeAgo at={note.at} />
      </Text>
      <div className={styles.bubble} dir="auto">
        {note.text}
      </div>
    </li>
  );
}

function Message({ message, person, onWhy }: { message: ConversationMessage; person: string } & Pick<MessageLogProps, 'onWhy'>) {
  return (
    <li className={styles.message} data-from={message.from}>
      <Text size="xs" c="dimmed">
        {message.from === 'person' ? person : (message.author?.name ?? 'Agent')} · <TimeAgo at={message.at} />
        {whereFrom(message)}
      </Text>
      <div className={styles.bubble} dir="auto">
        {message.text}
      </div>
      {message.unfit.map((attribute) => (
        <Text key={attribute.name} size="xs" c="dimmed" className={styles.unfit}>
          {unfitWords(attribute)}
        </Text>
      ))}
      {message.from === 'person' ? (
        <Group gap="xs">
          {message.decided ? (
            <Anchor
              component="button"
              type="button"
              size="xs"
              aria-label={`Why? Reasons for “${message.text.slice(0, 60)}”`}
              onClick={() => onWhy(message.id)}
            >
              Why?
            </Anchor>
          ) : (
            <Text size="xs" c="dimmed">
              Being looked at…
            </Text>
          )}
        </Group>
      ) : null}
    </li>
  );
}

function whereFrom({ from, country, language }: ConversationMessage): string {
  if (from === 'agent') return '';
  const parts = [country === null ? null : countryName(country), language === null ? null : languageName(language)];
  return parts
    .filter((part) => part !== null)
    .map((part) => ` · ${part}`)
    .join('');
}
