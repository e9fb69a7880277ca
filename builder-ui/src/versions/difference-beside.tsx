/** A note or a frame where two graphs are compared: as the editor draws it, and what became of it. Looked at, not edited. */
import type { GraphFrame, GraphNote } from '@switchboard/shared/graph';
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import frameClasses from '../editor/frame-card.module.css';
import noteClasses from '../editor/note-card.module.css';
import tintClasses from '../editor/tints.module.css';
import type { DifferenceMark } from '../graph/difference-words.ts';
import { DifferenceMarkBadge } from './difference-mark.tsx';
import classes from './difference.module.css';

export type ComparedNote = Node<{ note: GraphNote; marks: readonly DifferenceMark[] }, 'note'>;
export type ComparedFrame = Node<{ frame: GraphFrame; marks: readonly DifferenceMark[] }, 'frame'>;

export const ComparedNoteCard = memo(function ComparedNoteCard({ data: { note, marks } }: NodeProps<ComparedNote>) {
  return (
    <div className={`${noteClasses.note} ${tintClasses.tint} ${classes.marked}`} data-tint={note.tint} data-mark={marks[0]}>
      <CardMarks marks={marks} />
      <div className={`${noteClasses.text} ${classes.said}`}>{note.text}</div>
    </div>
  );
});

export const ComparedFrameCard = memo(function ComparedFrameCard({ data: { frame, marks } }: NodeProps<ComparedFrame>) {
  return (
    <div className={`${frameClasses.frame} ${tintClasses.tint} ${classes.marked}`} data-tint={frame.tint} data-mark={marks[0]}>
      <CardMarks marks={marks} />
      <div className={`${frameClasses.title} ${classes.said}`}>{frame.title || 'Frame'}</div>
    </div>
  );
});

/** Astride the upper edge of what they are about. */
export function CardMarks({ marks }: { marks: readonly DifferenceMark[] }) {
  return marks.length === 0 ? null : (
    <div className={classes.cardMarks}>
      {marks.map((mark) => (
        <DifferenceMarkBadge key={mark} mark={mark} />
      ))}
    </div>
  );
}
