/** Conversations as rows: who wrote and what, where it stands, who has it, when. Unread ones are bold, with a dot. */
import { Text, VisuallyHidden } from '@mantine/core';
import type { ConversationSummary } from '@switchboard/shared/conversation';
import type { ComponentProps } from 'react';
import { type Column, RowList } from '../../app/row-list.tsx';
import { TimeAgo } from '../../app/time-ago.tsx';
import { useNames } from '../../app/use-names.ts';
import { ConversationStatus, personLabel } from './conversation-words.tsx';
import styles from './inbox-page.module.css';

interface ConversationListProps {
  rows: ConversationSummary[] | undefined;
  more: ComponentProps<typeof RowList<ConversationSummary>>['more'];
}

export function ConversationList({ rows, more }: ConversationListProps) {
  const names = useNames();
  const columns: Column<ConversationSummary>[] = [
    { name: 'Person', cell: (conversation) => <Who conversation={conversation} /> },
    {
      name: 'Status',
      width: '104px',
      isHiddenOnPhone: true,
      cell: (conversation) => <ConversationStatus status={conversation.status} />,
    },
    { name: 'Group', width: '16%', isHiddenOnPhone: true, cell: ({ groupId: id }) => <NameOrNone id={id} name={names.group} /> },
    {
      name: 'Assignee',
      width: '15%',
      isHiddenOnPhone: true,
      cell: ({ assigneeId, queuedAt }) => (queuedAt === null ? <NameOrNone id={assigneeId} name={names.agent} /> : 'Waiting'),
    },
    { name: 'Tags', width: '13%', isHiddenOnPhone: true, cell: ({ tags }) => tags.join(', ') },
    { name: 'Last message', width: '136px', phoneWidth: '124px', cell: ({ lastMessageAt }) => <TimeAgo at={lastMessageAt} /> },
  ];
  return (
    <RowList
      label="Conversations"
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      addressOf={({ id }) => `/inbox/${encodeURIComponent(id)}`}
      more={more}
    />
  );
}

function Who({ conversation }: { conversation: ConversationSummary }) {
  const { unreadCount, preview } = conversation;
  return (
    <>
      <span className={styles.person} data-unread={unreadCount > 0 || undefined}>
        {unreadCount > 0 ? <span className={styles.dot} aria-hidden /> : null}
        {personLabel(conversation)}
        {unreadCount > 0 ? <VisuallyHidden>, {unreadCount} unread. </VisuallyHidden> : null}
      </span>
      {preview ? <span className={styles.preview}>{preview}</span> : null}
    </>
  );
}

function NameOrNone({ id, name }: { id: string | null; name: (id: string) => string | null }) {
  if (id === null) {
    return (
      <Text span c="dimmed">
        None
      </Text>
    );
  }
  return name(id) ?? 'No longer there';
}
