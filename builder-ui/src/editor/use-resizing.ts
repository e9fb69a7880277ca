/** Ending the resizing of a note or frame by its edge: one edit, with the place it then has. */
import type { OnResizeEnd } from '@xyflow/react';
import { useCallback } from 'react';
import { useEdit } from './editor-context.ts';

export function useResizing(id: string): OnResizeEnd {
  const edit = useEdit();
  return useCallback(
    (_event, { x, y, width, height }) =>
      edit({
        kind: 'resize',
        positions: { [id]: { x: Math.round(x), y: Math.round(y) } },
        sizes: { [id]: { width: Math.round(width), height: Math.round(height) } },
      }),
    [edit, id],
  );
}
