/**
 * Drafts kept in this browser: what gave way when two people saved, and edits of a page that was closed without a
 * connection. Each can be made the draft again, as an edit that the editor can undo, or be let go.
 */
import { Button, Group, Text, Title } from '@mantine/core';
import type { Graph } from '@switchboard/shared/graph';
import { useMemo, useState } from 'react';
import { useShownAgent } from '../app/shown-agent.ts';
import { TimeAgo } from '../app/time-ago.tsx';
import { forgetDraft, type KeptDraft, keptDrafts, unsentKey } from '../editor/kept-drafts.ts';
import { compareGraphs } from '../graph/compare-graphs.ts';
import { differenceSummary } from '../graph/difference-words.ts';
import { useNodeSpeech } from './use-node-speech.ts';
import classes from './versions-page.module.css';

interface KeptListProps {
  automationId: string;
  draft: Graph;
  /** Null for who may not change the automation, who can let them go. */
  onRestore: ((kept: KeptDraft) => void) | null;
}

const titles: Record<KeptDraft['why'], string> = {
  unsent: 'Edits that were not sent',
  mine: 'Yours, which gave way to a colleague’s',
  theirs: 'A colleague’s, which gave way to yours',
};

export function KeptList({ automationId, draft, onRestore }: KeptListProps) {
  const agentId = useShownAgent()?.id ?? '';
  const { name } = useNodeSpeech();
  const [forgotten, setForgotten] = useState<readonly string[]>([]);
  const kept = useMemo(
    () =>
      keptDrafts(localStorage, automationId, agentId).filter(
        ({ key }) => key !== unsentKey(automationId, agentId) && !forgotten.includes(key),
      ),
    [automationId, agentId, forgotten],
  );
  if (kept.length === 0) return null;
  return (
    <section className={classes.kept} aria-label="Kept in this browser">
      <Title order={3}>Kept in this browser</Title>
      {kept.map(({ key, draft: { why, at, graph }, draft: whole }) => (
        <div key={key}>
          <Text size="sm" fw={500}>
            {titles[why]}
          </Text>
          <Text size="xs" c="dimmed">
            <TimeAgo at={at} />
          </Text>
          <Text size="xs">Beside the draft: {lowerFirst(differenceSummary(compareGraphs(draft, graph), name))}</Text>
          <Group gap="xs" mt={4}>
            {onRestore === null ? null : (
              <Button size="compact-xs" variant="default" onClick={() => onRestore(whole)}>
                Make it the draft
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => {
                forgetDraft(localStorage, key);
                setForgotten([...forgotten, key]);
              }}
            >
              Forget it
            </Button>
          </Group>
        </div>
      ))}
    </section>
  );
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
