/** The difference between two graphs, drawn and as a list beside it. */
import type { Graph } from '@switchboard/shared/graph';
import { useMemo, useState } from 'react';
import { compareGraphs } from '../graph/compare-graphs.ts';
import { differenceEntries } from '../graph/difference-words.ts';
import { DifferenceCanvas } from './difference-canvas.tsx';
import { DifferenceList } from './difference-list.tsx';
import classes from './difference.module.css';
import { useNodeSpeech } from './use-node-speech.ts';

interface DifferenceViewProps {
  before: Graph;
  after: Graph;
  /** What the drawing is called: “Version 2 compared with version 1”. */
  label: string;
}

export function DifferenceView({ before, after, label }: DifferenceViewProps) {
  const speech = useNodeSpeech();
  const difference = useMemo(() => compareGraphs(before, after), [before, after]);
  const entries = useMemo(() => differenceEntries(difference, before, after, speech), [difference, before, after, speech]);
  const [sought, setSought] = useState<{ itemId: string } | null>(null);
  return (
    <div className={classes.view}>
      <DifferenceCanvas label={label} graph={after} difference={difference} sought={sought} />
      <aside className={classes.side} aria-label="What differs">
        <DifferenceList entries={entries} onSeek={(itemId) => setSought({ itemId })} />
      </aside>
    </div>
  );
}
