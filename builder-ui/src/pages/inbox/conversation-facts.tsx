/** Who wrote, from where, and where the conversation stands. */
import { Anchor, Text, Title } from '@mantine/core';
import { channelName } from '@switchboard/shared/channels';
import type { Conversation } from '@switchboard/shared/conversation';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { TimeAgo } from '../../app/time-ago.tsx';
import { countryName, languageName } from '../../app/words/locale-names.ts';
import styles from './conversation-page.module.css';
import { ConversationStatus, personLabel } from './conversation-words.tsx';
import { localTime } from './local-time.ts';
import { shortTime } from './snooze-times.ts';

export function ConversationFacts({ conversation }: { conversation: Conversation }) {
  const { visitor, snoozedUntil, queuedAt } = conversation;
  const clock = visitor.timezone === null ? null : localTime(visitor.timezone, new Date());
  const about: [string, ReactNode][] = [
    [
      'Name',
      <Anchor key="name" component={Link} href={`/people/${encodeURIComponent(conversation.personId)}`}>
        {personLabel(conversation)}
      </Anchor>,
    ],
    ['Country', visitor.country === null ? <Unknown key="country" /> : countryName(visitor.country)],
    ['Language', visitor.language === null ? <Unknown key="language" /> : languageName(visitor.language)],
    ['Page', visitor.url === null ? <Unknown key="page" /> : <VisitorPage key="page" url={visitor.url} />],
    ['Local time', clock ?? <Unknown key="time" />],
  ];
  const standing: [string, ReactNode][] = [
    ['Status', <ConversationStatus key="status" status={conversation.status} />],
    ...(snoozedUntil === null ? [] : [['Until', shortTime(new Date(snoozedUntil))] satisfies [string, ReactNode]]),
    ...(queuedAt === null ? [] : [['Waiting', <TimeAgo key="waiting" at={queuedAt} />] satisfies [string, ReactNode]]),
    ['Channel', channelName(conversation.channel)],
    ['Opened', <TimeAgo key="opened" at={conversation.createdAt} />],
  ];
  return (
    <>
      <Facts title="Visitor" id="visitor" facts={about} />
      <Facts title="Conversation" id="standing" facts={standing} />
    </>
  );
}

/** A claim of the visitor's browser: only a web address becomes a link, and it learns nothing of where one came from. */
function VisitorPage({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return url;
  return (
    <Anchor href={url} target="_blank" rel="noreferrer noopener" style={{ overflowWrap: 'anywhere' }}>
      {url.replace(/^https?:\/\//i, '').slice(0, 80)}
    </Anchor>
  );
}

function Facts({ title, id, facts }: { title: string; id: string; facts: [string, ReactNode][] }) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Unknown() {
  return (
    <Text span c="dimmed">
      Not known
    </Text>
  );
}
