/** What is said of a version; written, and said anew, where it stands. */
import { Button, Group, Text, Textarea } from '@mantine/core';
import type { AutomationVersion } from '@switchboard/shared/automation';
import { IconMessage2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useNoteVersion } from '../api/automations.ts';
import { showProblem } from '../app/show-notice.ts';
import classes from './versions-page.module.css';

interface VersionNoteProps {
  automationId: string;
  version: AutomationVersion;
  mayChange: boolean;
}

export function VersionNote({ automationId, version, mayChange }: VersionNoteProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const note = useNoteVersion(automationId);
  if (typed === null || !mayChange) {
    return (
      <div className={classes.note}>
        {version.note === '' ? null : <Text size="sm">“{version.note}”</Text>}
        {mayChange ? (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconMessage2 size={13} aria-hidden />}
            aria-label={
              version.note === '' ? `Add a note to version ${version.version}` : `Change the note of version ${version.version}`
            }
            onClick={() => setTyped(version.note)}
          >
            {version.note === '' ? 'Add a note' : 'Change'}
          </Button>
        ) : null}
      </div>
    );
  }
  const save = (): void =>
    note.mutate(
      { version: version.version, note: typed },
      { onSuccess: () => setTyped(null), onError: (error) => showProblem('The note was not saved', error) },
    );
  return (
    <div className={classes.noteForm}>
      <Textarea
        aria-label={`Note of version ${version.version}`}
        size="xs"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
        data-autofocus
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(null);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
      />
      <Group gap="xs" mt={6}>
        <Button size="compact-xs" loading={note.isPending} onClick={save}>
          Save note
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setTyped(null)}>
          Cancel
        </Button>
      </Group>
    </div>
  );
}
