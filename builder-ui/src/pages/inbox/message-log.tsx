/**
 * Messages and notes, oldest first; each of the visitor's can be asked why it was dealt with as it was. A note is told
 * apart by ground, icon and word.
 */
import { Anchor, Group, Text } from '@mantine/core';
import type { ConversationMessage, ConversationNote } from '@switchboard/shared/conversation';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { TimeAgo } from '../../app/time-ago.tsx';
import { countryName, languageName } from '../../app/words/locale-names.ts';
import styles from './conversation-page.module.css';
import { unfitWords } from './unfit-words.ts';
import type { Said } from './said.ts';

interface MessageLogProps {
  said: Said[];
  person: string;
  onWhy: (messageId: string) => void;
}

export function MessageLog({ said, person, onWhy }: MessageLogProps) {
  const log = useRef<HTMLOListElement>(null);
  const newest = said.at(-1);
  const newestId = newest?.kind === 'note' ? newest.note.id : newest?.message.id;

  // What was said last is what one came for; what is in view already stays where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest message is what the effect answers to
  useEffect(() => {
    log.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [newestId]);

  if (said.length === 0) return <Text c="dimmed">There are no messages in this conversation.</Text>;
  return (
    <ol className={styles.log} aria-label="Messages" ref={log}>
      {said.map((each) =>
        each.kind === 'note' ? (
          <Note key={each.note.id} note={each.note} />
        ) : (
          <Message key={each.message.id} message={each.message} person={person} onWhy={onWhy} />
        ),
      )}
    </ol>
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

function Message({ message, person, onWhy }: { message: ConversationMessage } & Pick<MessageLogProps, 'person' | 'onWhy'>) {
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
