/** Publishing with a note: what changes is listed, and what it is for can be said. */
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useAutomationVersion } from '../api/automations.ts';
import { compareGraphs, countLogic } from '../graph/compare-graphs.ts';
import { differenceEntries } from '../graph/difference-words.ts';
import { emptyGraph } from '../graph/empty-graph.ts';
import { DifferenceMarkBadge } from '../versions/difference-mark.tsx';
import { useNodeSpeech } from '../versions/use-node-speech.ts';
import { useEditor } from './editor-context.ts';
import classes from './editor.module.css';
import { publishWords } from './publish-words.ts';
import type { EditorActions } from './use-editor-actions.ts';

interface PublishDialogProps {
  opened: boolean;
  onClose: () => void;
  actions: EditorActions;
}

export function PublishDialog({ opened, onClose, actions }: PublishDialogProps) {
  const words = useEditor(publishWords);
  const isPaused = useEditor((state) => state.status === 'paused');
  const [note, setNote] = useState('');
  const publish = async (): Promise<void> => {
    onClose();
    await actions.publish(note);
    setNote('');
  };
  return (
    <Modal opened={opened} onClose={onClose} title={words} size="md">
      <Stack>
        {isPaused ? <Text size="sm">It is paused now, and decides on messages again once this is published.</Text> : null}
        {opened ? <WhatChanges /> : null}
        <Textarea
          label="Note"
          description="What it is for, such as “Marie is away until Monday”. Shown in the list of versions."
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2_000}
          value={note}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => void publish()}>{words}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const entriesAtMost = 8;

function WhatChanges() {
  const automationId = useEditor((state) => state.automationId);
  const publishedVersion = useEditor((state) => state.publishedVersion);
  const draft = useEditor((state) => state.history.present);
  const { data } = useAutomationVersion(automationId, publishedVersion);
  const speech = useNodeSpeech();
  const before = publishedVersion === null ? emptyGraph : data?.graph;
  const entries = useMemo(() => {
    if (before === undefined) return null;
    const difference = compareGraphs(before, draft);
    const all = differenceEntries(difference, before, draft, speech);
    return countLogic(difference) === 0 ? [] : all.filter((entry) => !entry.isLayout);
  }, [before, draft, speech]);
  if (entries === null)
    return (
      <Text size="sm" c="dimmed">
        Looking for what changes…
      </Text>
    );
  if (publishedVersion === null) return <Text size="sm">This is the first version, with {draft.nodes.length} nodes.</Text>;
  if (entries.length === 0) return <Text size="sm">It does the same as version {publishedVersion}.</Text>;
  return (
    <div>
      <Text size="sm" mb={6}>
        What changes since version {publishedVersion}:
      </Text>
      <ul className={classes.changes}>
        {entries.slice(0, entriesAtMost).map((entry) => (
          <li key={entry.key}>
            <DifferenceMarkBadge mark={entry.mark} />
            <span>{entry.title}</span>
          </li>
        ))}
      </ul>
      {entries.length > entriesAtMost ? (
        <Text size="xs" c="dimmed" mt={6}>
          and {entries.length - entriesAtMost} more
        </Text>
      ) : null}
    </div>
  );
}
