/** Moves along the path that is shown, one node at a time: what the message met first, and what came of it. */
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { stepWords } from '../graph/step-words.ts';
import { useEditor, useNames, useNodeName } from './editor-context.ts';
import { shownGraph } from './editor-store.ts';
import classes from './path-bar.module.css';
import { useReplay } from './use-replay.ts';

export function ReplayControls() {
  const { lit, total, isPlaying, back, forward, togglePlaying } = useReplay();
  if (total < 2) return null;
  const play = isPlaying ? 'Pause the replay' : 'Replay step by step';
  return (
    <fieldset className={classes.replay} aria-label="Replay">
      <Tooltip label={play}>
        <ActionIcon size="sm" aria-label={play} onClick={togglePlaying}>
          {isPlaying ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <ActionIcon
        size="sm"
        aria-label="One step back"
        aria-disabled={lit <= 1}
        data-disabled={lit <= 1 || undefined}
        onClick={back}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Text span size="xs" className={classes.place}>
        {lit} of {total}
      </Text>
      <ActionIcon
        size="sm"
        aria-label="One step on"
        aria-disabled={lit >= total}
        data-disabled={lit >= total || undefined}
        onClick={forward}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}

/** What happened at the step that the replay has come to; nothing while the whole is shown. */
export function ReplayedStep() {
  const step = useEditor(({ shownPath }) => (shownPath?.allSteps === undefined ? undefined : shownPath.steps?.at(-1)));
  const nodes = useEditor((state) => shownGraph(state).nodes);
  const nodeName = useNodeName();
  const names = useNames();
  if (step === undefined) return null;
  const node = nodes.find(({ id }) => id === step.nodeId);
  const words = stepWords(step, names);
  return (
    <Text size="sm" truncate className={classes.told}>
      <strong>{node === undefined ? step.type : nodeName(node)}</strong>
      {words === '' ? '' : ` · ${words}`}
    </Text>
  );
}
