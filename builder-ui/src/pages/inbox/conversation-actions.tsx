/** What an agent does to a conversation: snooze it, close or reopen it. */
import { Button, Menu, Text } from '@mantine/core';
import type { Conversation } from '@switchboard/shared/conversation';
import { IconClock } from '@tabler/icons-react';
import type { useChangeConversation } from '../../api/conversations.ts';
import { showDone } from '../../app/show-notice.ts';
import styles from './conversation-page.module.css';
import { shortTime, snoozeTimes } from './snooze-times.ts';
import { tellUnchanged } from './tell-unchanged.ts';

interface ConversationActionsProps {
  conversation: Conversation;
  change: ReturnType<typeof useChangeConversation>;
}

export function ConversationActions({ conversation, change }: ConversationActionsProps) {
  const isClosed = conversation.status === 'closed';
  const isSnoozed = conversation.status === 'snoozed';
  const onError = tellUnchanged;

  return (
    <>
      {isClosed ? null : (
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <Button variant="default" leftSection={<IconClock size={16} aria-hidden />}>
              Snooze
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {isSnoozed ? <Menu.Item onClick={() => change.mutate({ kind: 'reopen' }, { onError })}>Open it now</Menu.Item> : null}
            {snoozeTimes(new Date()).map(({ label, at }) => (
              <Menu.Item
                key={label}
                rightSection={
                  <Text size="xs" c="dimmed">
                    {shortTime(at)}
                  </Text>
                }
                onClick={() =>
                  change.mutate(
                    { kind: 'snooze', until: at.toISOString() },
                    { onError, onSuccess: () => showDone(`It comes back ${shortTime(at)}, or when the visitor writes.`) },
                  )
                }
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button
        variant={isClosed ? 'filled' : 'default'}
        loading={change.isPending && (change.variables?.kind === 'close' || change.variables?.kind === 'reopen')}
        onClick={() => change.mutate({ kind: isClosed ? 'reopen' : 'close' }, { onError })}
      >
        {isClosed ? 'Reopen' : 'Close'}
        <span className={styles.conversation}>&nbsp;conversation</span>
      </Button>
    </>
  );
}
