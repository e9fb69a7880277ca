/** One mail: what became of it, its text, and how it looks. */
import { Anchor, Drawer, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { KeptEmail } from '@switchboard/shared/conversation';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { useEmails } from '../../api/emails.ts';
import { MailView } from '../../app/mail-view.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import styles from './mail-drawer.module.css';
import { deliveryLabel, MailState } from './mail-state.tsx';
import { isErased, mailTitle } from './mail-title.ts';

interface MailDrawerProps {
  id: string | null;
  emails: ReturnType<typeof useEmails>;
  onClose: () => void;
}

/** A shared address may point to a mail further down: so many pages are read to find it. */
const pagesAtMost = 20;

export function MailDrawer({ id, emails, onClose }: MailDrawerProps) {
  const pages = emails.data?.pages ?? [];
  const mail = pages.flatMap(({ items }) => items).find((item) => item.id === id);
  const canLookFurther = emails.hasNextPage && pages.length < pagesAtMost;
  const mustLookFurther = id !== null && !mail && canLookFurther && !emails.isFetchingNextPage;
  const { fetchNextPage } = emails;
  useEffect(() => {
    if (mustLookFurther) void fetchNextPage();
  }, [mustLookFurther, fetchNextPage]);

  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      size={680}
      title={
        <Title order={2} data-autofocus tabIndex={-1} style={{ outline: 'none' }}>
          {mail ? mailTitle(mail) : 'Mail'}
        </Title>
      }
    >
      {mail ? (
        <Mail key={mail.id} mail={mail} />
      ) : emails.data && !canLookFurther ? (
        <Text>This mail is not in the list: it may be in another state, older, or deleted.</Text>
      ) : (
        <Skeleton height={240} />
      )}
    </Drawer>
  );
}

function Mail({ mail }: { mail: KeptEmail }) {
  return (
    <Stack gap="md">
      <dl className={styles.facts}>
        <dt>To</dt>
        <dd>{mail.to}</dd>
        <dt>State</dt>
        <dd>
          <MailState mail={mail} />
        </dd>
        <dt>Delivery</dt>
        <dd>
          {deliveryLabel(mail.delivery)}
          {mail.delivery === 'smtp' && mail.attempts > 0 ? `, ${mail.attempts} ${mail.attempts === 1 ? 'try' : 'tries'}` : ''}
        </dd>
        {mail.error ? (
          <>
            <dt>Fault</dt>
            <dd className={styles.fault}>{mail.error}</dd>
          </>
        ) : null}
        <dt>Written</dt>
        <dd>
          <TimeAgo at={mail.createdAt} />
        </dd>
        {mail.sentAt ? (
          <>
            <dt>Sent</dt>
            <dd>
              <TimeAgo at={mail.sentAt} />
            </dd>
          </>
        ) : null}
        <dt>About</dt>
        <dd>
          {isErased(mail) ? (
            'A person who was erased'
          ) : mail.conversationId === '' ? (
            'A login'
          ) : (
            <Anchor component={Link} href={`/inbox/${encodeURIComponent(mail.conversationId)}`}>
              The conversation
            </Anchor>
          )}
        </dd>
      </dl>
      {isErased(mail) ? (
        <Text>What this mail said was erased with the person it was about.</Text>
      ) : (
        <MailView html={mail.html} text={mail.text} />
      )}
    </Stack>
  );
}
