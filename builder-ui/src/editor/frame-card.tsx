/**
 * A frame: a titled, tinted ground behind what belongs together. It is held by its title and its edge, so that through
 * its ground one reaches the canvas; what stands in it moves with it.
 */
import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import { leastSizes } from '../graph/resized.ts';
import { useEdit, useEditor } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import type { FrameItem } from './flow-elements.ts';
import classes from './frame-card.module.css';
import { TintBar } from './tint-bar.tsx';
import tintClasses from './tints.module.css';
import { useResizing } from './use-resizing.ts';
import { WordsInPlace } from './words-in-place.tsx';

export const FrameCard = memo(function FrameCard({ id, data: { frame }, selected }: NodeProps<FrameItem>) {
  const edit = useEdit();
  const readOnly = useEditor(isReadOnly);
  const isWritten = useEditor((state) => state.writingId === id);
  const isAlone = useEditor((state) => state.selectedIds.length === 1);
  const write = useEditor((state) => state.write);
  const onResizeEnd = useResizing(id);
  const isHeld = selected && !readOnly;
  return (
    <div className={`${classes.frame} ${tintClasses.tint}`} data-tint={frame.tint} data-selected={selected || undefined}>
      <NodeResizer
        isVisible={isHeld}
        minWidth={leastSizes.frame.width}
        minHeight={leastSizes.frame.height}
        onResizeEnd={onResizeEnd}
        handleClassName={classes.grip}
        lineClassName={classes.grab}
      />
      <TintBar
        what="frame"
        isVisible={isHeld && isAlone}
        tint={frame.tint}
        onTint={(tint) => edit({ kind: 'change-frame', frameId: id, change: { tint } })}
        onRemove={() => edit({ kind: 'remove', nodeIds: [id], edgeIds: [] })}
      />
      {(['top', 'right', 'bottom', 'left'] as const).map((side) => (
        <div key={side} className={`${classes.handle} ${classes.side}`} data-side={side} />
      ))}
      {isWritten ? (
        <WordsInPlace
          label="Title of the frame"
          className={classes.field}
          words={frame.title}
          placeholder="Title"
          maxLength={100}
          onTyped={(title) => edit({ kind: 'change-frame', frameId: id, change: { title: title.trim() } })}
        />
      ) : (
        // Double-clicking is a short cut for the pointer: F2 does the same by keyboard.
        // biome-ignore lint/a11y/noStaticElementInteractions: see above.
        <div className={`${classes.handle} ${classes.title}`} onDoubleClick={() => write(id)}>
          {frame.title || 'Frame'}
        </div>
      )}
    </div>
  );
});
