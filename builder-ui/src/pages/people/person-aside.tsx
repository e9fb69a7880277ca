/** Beside a person: what cannot be edited, the segments they are in, their conversations. */
import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import { channelName } from '@switchboard/shared/channels';
import type { PersonDetail } from '@switchboard/shared/person';
import { Link } from 'wouter';
import { usePersonConversations } from '../../api/people.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import { ConversationStatus } from '../inbox/conversation-words.tsx';
import styles from './person-page.module.css';

export function PersonAside({ person }: { person: PersonDetail }) {
  const conversations = usePersonConversations(person.id);
  const newest = conversations.data?.items;
  return (
    <Stack gap="xl" component="aside" aria-label="About this person">
      <dl className={styles.facts}>
        <dt>Id</dt>
        <dd>{person.id}</dd>
        {person.alsoKnownAs.length === 0 ? null : (
          <>
            <dt>Also known as</dt>
            <dd>
              {person.alsoKnownAs.map((name) => (
                <div key={name}>{name}</div>
              ))}
            </dd>
          </>
        )}
        <dt>Known since</dt>
        <dd>
          <TimeAgo at={person.createdAt} />
        </dd>
        <dt>Last change</dt>
        <dd>
          <TimeAgo at={person.updatedAt} />
        </dd>
      </dl>
      <section aria-labelledby="segments">
        <Title order={2} id="segments" mb="sm">
          Segments
        </Title>
        {person.segments.length === 0 ? (
          <Text c="dimmed">In none.</Text>
        ) : (
          <ul className={styles.plain}>
            {person.segments.map(({ id, name }) => (
              <li key={id}>
                <Anchor component={Link} href={`/segments/${encodeURIComponent(id)}`}>
                  {name}
                </Anchor>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="conversations">
        <Title order={2} id="conversations" mb="sm">
          Conversations
        </Title>
        {conversations.error && !newest ? (
          <ProblemNotice
            error={conversations.error}
            title="The conversations cannot be shown"
            onRetry={() => void conversations.refetch()}
          />
        ) : newest === undefined ? (
          <Skeleton height={24} aria-busy />
        ) : newest.length === 0 ? (
          <Text c="dimmed">None yet.</Text>
        ) : (
          <ul className={styles.plain}>
            {newest.map(({ id, status, channel, preview, lastMessageAt }) => (
              <li key={id} className={styles.conversation}>
                <div className={styles.said}>
                  <Anchor component={Link} href={`/inbox/${encodeURIComponent(id)}`} className={styles.preview}>
                    {preview || 'Nothing said yet'}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {channelName(channel)} · <TimeAgo at={lastMessageAt} />
                  </Text>
                </div>
                <ConversationStatus status={status} />
              </li>
            ))}
          </ul>
        )}
        {newest && person.conversationCount > newest.length ? (
          <Text size="xs" c="dimmed" mt="sm">
            The newest {newest.length} of {person.conversationCount}.
          </Text>
        ) : null}
      </section>
    </Stack>
  );
}
