/**
 * A colleague saved in between: both drafts are shown with what each changed, and put together where they do not collide.
 * Whose draft it shall be is for the reader to say. What stays true: the one that gives way is kept in this browser, and
 * undo brings back what was here.
 */
import { Button, Group, Modal, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Automation } from '@switchboard/shared/automation';
import { useMemo, useState } from 'react';
import { useSession } from '../api/session.ts';
import { showDone } from '../app/show-notice.ts';
import { smallScreen } from '../app/small-screen.ts';
import type { Side } from '../graph/merge-fields.ts';
import { mergeGraphs } from '../graph/merge-graphs.ts';
import { DifferenceView } from '../versions/difference-view.tsx';
import { CollisionList } from './collision-list.tsx';
import classes from './conflict-dialog.module.css';
import { useEditor, useEditorStore } from './editor-context.ts';
import { setDraftAside } from './kept-drafts.ts';
import { settleConflict, takeTheirs } from './save-draft.ts';
import { keptDraftOf, keptTheirs } from './set-aside.ts';

export function ConflictDialog() {
  const theirs = useEditor((state) => (state.saveState === 'conflict' ? state.theirs : null));
  const [postponed, setPostponed] = useState<Automation | null>(null);
  const isPhone = useMediaQuery(smallScreen);
  if (theirs === null) return null;
  return (
    <>
      {postponed === theirs ? (
        <Group className={classes.reminder} role="status" wrap="nowrap" gap="sm">
          <Text size="sm">{whoOf(theirs)} saved this automation meanwhile. Yours is kept in this browser, not saved yet.</Text>
          <Button size="xs" variant="default" onClick={() => setPostponed(null)}>
            Review both
          </Button>
        </Group>
      ) : null}
      <Modal
        opened={postponed !== theirs}
        onClose={() => setPostponed(theirs)}
        title={`${whoOf(theirs)} saved this automation meanwhile`}
        size="min(1200px, 94vw)"
        fullScreen={isPhone}
        classNames={{ body: classes.body }}
      >
        <Choice key={theirs.revision} theirs={theirs} />
      </Modal>
    </>
  );
}

function whoOf(theirs: Automation): string {
  return theirs.changedBy?.name ?? 'A colleague';
}

type Shown = 'theirs' | 'mine' | 'both';

function Choice({ theirs }: { theirs: Automation }) {
  const store = useEditorStore();
  const agentId = useSession().data?.agent.id ?? '';
  const mine = useEditor((state) => state.history.present);
  const base = useEditor((state) => state.savedGraph);
  const name = useEditor((state) => state.name);
  const savedName = useEditor((state) => state.savedName);
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(new Map());
  const merge = useMemo(
    () => mergeGraphs(base, mine, theirs.graph, (id) => sides.get(id) ?? 'mine'),
    [base, mine, theirs.graph, sides],
  );
  const collides = merge.collisions.length > 0;
  const [shown, setShown] = useState<Shown>('both');
  const [busy, setBusy] = useState<Shown | null>(null);
  const who = whoOf(theirs);

  const settle = async (kind: 'mine' | 'both'): Promise<void> => {
    setBusy(kind);
    setDraftAside(localStorage, keptTheirs(theirs, agentId));
    const graph = kind === 'mine' ? mine : merge.graph;
    const itsName = kind === 'both' && name === savedName ? theirs.name : name;
    const isSaved = await settleConflict(store, graph, itsName, 'merging with a colleague’s changes');
    if (isSaved)
      showDone(
        kind === 'mine' ? `Yours is saved. ${who}’s is kept among the versions, in this browser.` : 'Both are saved as one.',
      );
    setBusy(null);
  };
  const loadTheirs = (): void => {
    setDraftAside(localStorage, keptDraftOf(store.getState(), agentId, 'mine'));
    takeTheirs(store);
    showDone(`This is ${who}’s now. Undo brings back yours.`);
  };

  const views = {
    both: { before: theirs.graph, after: merge.graph, label: `Both together, compared with ${who}’s` },
    theirs: { before: base, after: theirs.graph, label: `What ${who} changed` },
    mine: { before: base, after: mine, label: 'What you changed' },
  }[shown];
  return (
    <>
      <Group justify="space-between" gap="xs" className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label="What to look at"
          value={shown}
          onChange={(value) => setShown(value as Shown)}
          data={[
            { value: 'both', label: 'Both together' },
            { value: 'theirs', label: 'Their changes' },
            { value: 'mine', label: 'Your changes' },
          ]}
        />
        <Text size="xs" c="dimmed">
          Whatever you choose, the other is kept in this browser.
        </Text>
      </Group>
      {collides ? (
        <CollisionList
          collisions={merge.collisions}
          sides={sides}
          onChoose={(id, side) => setSides(new Map(sides).set(id, side))}
        />
      ) : null}
      <DifferenceView key={shown} {...views} />
      <Group justify="flex-end" gap="xs" wrap="nowrap" className={classes.actions}>
        <Button px="sm" variant="default" disabled={busy !== null} onClick={loadTheirs}>
          Load theirs
        </Button>
        <Button
          px="sm"
          variant="default"
          loading={busy === 'mine'}
          disabled={busy === 'both'}
          onClick={() => void settle('mine')}
        >
          Keep mine
        </Button>
        <Button px="sm" loading={busy === 'both'} disabled={busy === 'mine'} onClick={() => void settle('both')} data-autofocus>
          Merge both
        </Button>
      </Group>
    </>
  );
}
