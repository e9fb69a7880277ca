/** What is shown of a conversation that was open here and is not to be seen any more; what was half written can be copied. */
import { Box, Button, Stack, Textarea } from '@mantine/core';
import type { Conversation } from '@switchboard/shared/conversation';
import { IconUserShare } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useShownAgent } from '../../app/shown-agent.ts';
import { CopyTextButton } from '../../app/copy-text-button.tsx';
import { EmptyState } from '../../app/empty-state.tsx';
import { Page } from '../../app/page.tsx';
import { personLabel } from './conversation-words.tsx';
import { useDraft } from './use-draft.ts';

export function ConversationGone({ conversation }: { conversation: Conversation }) {
  const { draft } = useDraft(useShownAgent()?.id ?? '', conversation.id);
  const person = personLabel(conversation);
  return (
    <Page title={person} detail={person}>
      <Box role="alert">
        <EmptyState
          icon={IconUserShare}
          sentence="This conversation is no longer yours to see: it was given to others, or deleted."
          action={
            <Button component={Link} href="/inbox">
              Go to the inbox
            </Button>
          }
        />
      </Box>
      {draft.text.trim() === '' ? null : (
        <Stack maw={560} mx="auto" align="flex-start">
          <Textarea
            w="100%"
            label="What you had written"
            description="It was not sent. It is kept here so that you can copy it."
            readOnly
            autosize
            maxRows={12}
            value={draft.text}
          />
          <CopyTextButton text={draft.text} label="Copy the text" />
        </Stack>
      )}
    </Page>
  );
}
