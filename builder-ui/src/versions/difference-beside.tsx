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

export type ComparedNote = Node<{ note: GraphNote; mark: DifferenceMark | null }, 'note'>;
export type ComparedFrame = Node<{ frame: GraphFrame; mark: DifferenceMark | null }, 'frame'>;

export const ComparedNoteCard = memo(function ComparedNoteCard({ data: { note, mark } }: NodeProps<ComparedNote>) {
  return (
    <div
      className={`${noteClasses.note} ${tintClasses.tint} ${classes.marked}`}
      data-tint={note.tint}
      data-mark={mark ?? undefined}
    >
      <CardMark mark={mark} />
      <div className={`${noteClasses.text} ${classes.said}`}>{note.text}</div>
    </div>
  );
});

export const ComparedFrameCard = memo(function ComparedFrameCard({ data: { frame, mark } }: NodeProps<ComparedFrame>) {
  return (
    <div
      className={`${frameClasses.frame} ${tintClasses.tint} ${classes.marked}`}
      data-tint={frame.tint}
      data-mark={mark ?? undefined}
    >
      <CardMark mark={mark} />
      <div className={`${frameClasses.title} ${classes.said}`}>{frame.title || 'Frame'}</div>
    </div>
  );
});

/** Astride the upper edge of what it is about. */
export function CardMark({ mark }: { mark: DifferenceMark | null }) {
  return mark === null ? null : (
    <div className={classes.cardMark}>
      <DifferenceMarkBadge mark={mark} />
    </div>
  );
}
