/**
 * Where an agent writes: a reply that the visitor reads, or a note that only agents do, told apart by ground, words and
 * button. Ctrl-Enter (⌘-Enter) sends. A draft stays until it was accepted, wherever one goes meanwhile.
 */
import { Box, Button, Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { limits } from '@switchboard/shared/limits';
import { IconNote, IconSend } from '@tabler/icons-react';
import { isGone, useWrite } from '../../api/conversations.ts';
import { showProblem } from '../../app/show-notice.ts';
import { charactersTooMany, tooManyWords } from './characters-too-many.ts';
import styles from './conversation-page.module.css';
import { useDraft } from './use-draft.ts';

const kinds = [
  { value: 'reply', label: 'Reply' },
  { value: 'note', label: 'Note' },
];
const { textCharacters } = limits;
const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

interface ComposerProps {
  agentId: string;
  conversationId: string;
  person: string;
  isClosed: boolean;
}

export function Composer({ agentId, conversationId, person, isClosed }: ComposerProps) {
  const { draft, change, finish } = useDraft(agentId, conversationId);
  const write = useWrite(conversationId);
  const isNote = draft.kind === 'note';
  const tooMany = charactersTooMany(draft.text, textCharacters);

  function send() {
    if (draft.text.trim() === '' || tooMany > 0 || write.isPending) return;
    write.mutate(draft, {
      onSuccess: () => finish(draft),
      // Of a conversation that is gone the page itself says so, and shows what was written.
      onError: (error) => {
        if (!isGone(error)) showProblem(isNote ? 'The note was not added' : 'The reply was not sent', error);
      },
    });
  }

  return (
    <Box
      component="form"
      className={styles.composer}
      data-kind={draft.kind}
      aria-label="Write"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Group justify="space-between" gap="xs" mb="xs">
        <SegmentedControl
          size="xs"
          aria-label="What to write"
          data={kinds}
          value={draft.kind}
          onChange={(kind) => change({ kind: kind === 'note' ? 'note' : 'reply' })}
        />
        <Text size="xs" className={styles.hint}>
          {isNote ? 'Only agents read notes' : isClosed ? 'A reply leaves the conversation closed' : `To ${person}`}
        </Text>
      </Group>
      <Textarea
        aria-label={isNote ? 'Note' : 'Reply'}
        placeholder={isNote ? 'Write a note for your colleagues' : 'Write a reply'}
        autosize
        minRows={3}
        maxRows={12}
        error={tooMany === 0 ? null : tooManyWords(tooMany, textCharacters)}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      />
      <Group justify="flex-end" gap="sm" mt="xs">
        <Text size="xs" className={styles.hint}>
          {isApple ? '⌘' : 'Ctrl'}-Enter
        </Text>
        <Button
          type="submit"
          size="xs"
          loading={write.isPending}
          disabled={draft.text.trim() === '' || tooMany > 0}
          variant={isNote ? 'default' : 'filled'}
          leftSection={isNote ? <IconNote size={14} aria-hidden /> : <IconSend size={14} aria-hidden />}
        >
          {isNote ? 'Add note' : 'Send reply'}
        </Button>
      </Group>
    </Box>
  );
}
