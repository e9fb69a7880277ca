/**
 * Both changed the same: both drafts are shown with what each changed, and put together where they do not collide. Whose
 * the rest shall be is for the reader to say. What stays true: their draft is the newest there is; the one that gives way
 * is kept in this browser, and undo brings back what was here.
 */
import { Button, Group, Modal, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Automation } from '@switchboard/shared/automation';
import type { Graph } from '@switchboard/shared/graph';
import { useMemo, useState } from 'react';
import { showDone } from '../app/show-notice.ts';
import { useShownAgent } from '../app/shown-agent.ts';
import { smallScreen } from '../app/small-screen.ts';
import type { Side } from '../graph/merge-fields.ts';
import { doNamesCollide } from '../graph/join-drafts.ts';
import { mergeGraphs } from '../graph/merge-graphs.ts';
import { DifferenceView } from '../versions/difference-view.tsx';
import { CollisionList, nameId } from './collision-list.tsx';
import classes from './conflict-dialog.module.css';
import { useEditor, useEditorStore } from './editor-context.ts';
import { setDraftAside } from './kept-drafts.ts';
import { ReminderBar } from './reminder-bar.tsx';
import { refuse } from './refuse.ts';
import { settleConflict, takeTheirs } from './save-draft.ts';
import { keptDraftOf, keptTheirs } from './set-aside.ts';

export function ConflictDialog() {
  const theirs = useEditor((state) => (state.saveState === 'conflict' ? state.theirs : null));
  return theirs === null ? null : <Conflict theirs={theirs} />;
}

function Conflict({ theirs }: { theirs: Automation }) {
  const agentId = useShownAgent()?.id ?? '';
  const isKept = useEditor((state) => state.isKept);
  const [isPostponed, setPostponed] = useState(false);
  const isPhone = useMediaQuery(smallScreen);
  const isMe = theirs.changedBy?.id === agentId;
  const who = isMe ? 'the other window' : (theirs.changedBy?.name ?? 'a colleague');
  const title = isMe
    ? 'You changed the same in another window'
    : `${theirs.changedBy?.name ?? 'A colleague'} changed the same meanwhile`;
  return (
    <>
      {isPostponed ? (
        <ReminderBar
          words={`${title}. What you do is ${isKept ? 'kept in this browser, not saved yet' : 'neither saved nor kept: leave this page open'}.`}
          action={{ label: 'Review both', run: () => setPostponed(false) }}
        />
      ) : null}
      <Modal
        opened={!isPostponed}
        onClose={() => setPostponed(true)}
        title={title}
        size="min(1200px, 94vw)"
        fullScreen={isPhone}
        classNames={{ body: classes.body }}
      >
        <Choice theirs={theirs} agentId={agentId} who={who} />
      </Modal>
    </>
  );
}

type Shown = 'theirs' | 'mine' | 'both';

interface ChoiceProps {
  theirs: Automation;
  agentId: string;
  /** Whose the other draft is, within a sentence. */
  who: string;
}

function Choice({ theirs, agentId, who }: ChoiceProps) {
  const store = useEditorStore();
  const mine = useEditor((state) => state.history.present);
  const base = useEditor((state) => state.savedGraph);
  const name = useEditor((state) => state.name);
  const savedName = useEditor((state) => state.savedName);
  const [firstRevision] = useState(theirs.revision);
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(new Map());
  const merge = useMemo(
    () => mergeGraphs(base, mine, theirs.graph, (id) => sides.get(id) ?? 'mine'),
    [base, mine, theirs.graph, sides],
  );
  const names = doNamesCollide(savedName, name, theirs.name) ? { mine: name, theirs: theirs.name } : null;
  const [shown, setShown] = useState<Shown>('both');

  /** @param gaveWay whose words gave way: those are kept beside it */
  const settle = async (graph: Graph, itsName: string, gaveWay: readonly Side[], done: string): Promise<void> => {
    if (gaveWay.includes('theirs')) setDraftAside(localStorage, keptTheirs(theirs, agentId));
    if (gaveWay.includes('mine')) setDraftAside(localStorage, keptDraftOf(store.getState(), agentId, 'mine'));
    const isSaved = await settleConflict(store, graph, itsName, 'merging with a colleague’s changes');
    if (isSaved) showDone(done);
    else if (store.getState().saveState === 'conflict') refuse('Not saved yet: the same was changed once more meanwhile.');
  };
  const keepMine = (): Promise<void> =>
    settle(mine, name, ['theirs'], `Yours is saved, and ${who}’s is kept among the versions, in this browser.`);
  const mergeBoth = (): Promise<void> => {
    const isTheirName = name === savedName || (names !== null && sides.get(nameId) === 'theirs');
    const asked = [...merge.collisions.map(({ id }) => id), ...(names === null ? [] : [nameId])];
    const gaveWay = asked.map((id): Side => (sides.get(id) === 'theirs' ? 'mine' : 'theirs'));
    return settle(merge.graph, isTheirName ? theirs.name : name, gaveWay, 'Both are saved as one.');
  };
  const loadTheirs = (): void => {
    setDraftAside(localStorage, keptDraftOf(store.getState(), agentId, 'mine'));
    takeTheirs(store);
    showDone(`This is ${who}’s now. Undo brings back yours.`);
  };

  const views = {
    both: { before: theirs.graph, after: merge.graph, label: 'Both together, compared with theirs' },
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
        <Text size="xs" c="dimmed" role="status">
          {theirs.revision === firstRevision ? '' : 'There was another save meanwhile: this is the newest. '}
          Whatever you choose, the other is kept in this browser.
        </Text>
      </Group>
      {merge.collisions.length > 0 || names !== null ? (
        <CollisionList
          collisions={merge.collisions}
          names={names}
          sides={sides}
          onChoose={(id, side) => setSides(new Map(sides).set(id, side))}
        />
      ) : null}
      <DifferenceView key={shown} {...views} />
      <Group justify="flex-end" gap="xs" wrap="nowrap" className={classes.actions}>
        <Button px="sm" variant="default" onClick={loadTheirs}>
          Load theirs
        </Button>
        <Button px="sm" variant="default" onClick={() => void keepMine()}>
          Keep mine
        </Button>
        <Button px="sm" onClick={() => void mergeBoth()} data-autofocus>
          Merge both
        </Button>
      </Group>
    </>
  );
}
