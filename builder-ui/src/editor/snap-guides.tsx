/** The lines that show what a dragged thing is in line with. */
import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import classes from './canvas.module.css';
import type { DragStore } from './use-canvas-items.ts';

export function SnapGuides({ drag }: { drag: DragStore }) {
  const guides = useStore(drag, (state) => state.guides);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ orientation, at, from, to }) => (
        <div
          key={orientation}
          aria-hidden
          className={classes.guide}
          data-orientation={orientation}
          style={
            orientation === 'vertical' ? { left: at, top: from, height: to - from } : { left: from, top: at, width: to - from }
          }
        />
      ))}
    </ViewportPortal>
  );
}
