/** A note on the canvas: words beside the drawing. A double click, or F2, lets them be typed. */
import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import { leastSizes } from '../graph/resized.ts';
import { useEdit, useEditor } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import type { NoteItem } from './flow-elements.ts';
import classes from './note-card.module.css';
import { TintBar } from './tint-bar.tsx';
import tintClasses from './tints.module.css';
import { useResizing } from './use-resizing.ts';
import { WordsInPlace } from './words-in-place.tsx';

export const NoteCard = memo(function NoteCard({ id, data: { note }, selected }: NodeProps<NoteItem>) {
  const edit = useEdit();
  const readOnly = useEditor(isReadOnly);
  const isWritten = useEditor((state) => state.writingId === id);
  const isAlone = useEditor((state) => state.selectedIds.length === 1);
  const write = useEditor((state) => state.write);
  const onResizeEnd = useResizing(id);
  const isHeld = selected && !readOnly;
  return (
    // Double-clicking is a short cut for the pointer: F2 does the same by keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    <div className={`${classes.note} ${tintClasses.tint}`} data-tint={note.tint} onDoubleClick={() => write(id)}>
      <NodeResizer
        color="var(--mantine-color-accent-6)"
        isVisible={isHeld}
        minWidth={leastSizes.note.width}
        minHeight={leastSizes.note.height}
        onResizeEnd={onResizeEnd}
        handleClassName={classes.grip}
      />
      <TintBar
        what="note"
        isVisible={isHeld && isAlone}
        tint={note.tint}
        onTint={(tint) => edit({ kind: 'change-note', noteId: id, change: { tint } })}
        onRemove={() => edit({ kind: 'remove', nodeIds: [id], edgeIds: [] })}
      />
      {isWritten ? (
        <WordsInPlace
          label="Text of the note"
          className={classes.field}
          words={note.text}
          maxLength={2_000}
          isLong
          onTyped={(text) => edit({ kind: 'change-note', noteId: id, change: { text } })}
        />
      ) : (
        <div className={classes.text}>
          {note.text || <span className={classes.empty}>{readOnly ? '' : 'Double-click to write'}</span>}
        </div>
      )}
    </div>
  );
});
