/** Keeps what is in the middle of the canvas there when its height changes: the drawer that opens hides nothing. */
import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';

export function useKeepCentred(): void {
  const flow = useReactFlow();
  const height = useStore((state) => state.height);
  const heightBefore = useRef(0);

  useEffect(() => {
    const before = heightBefore.current;
    heightBefore.current = height;
    // The first height is the canvas being laid out; it is fitted then.
    if (before === 0 || height === 0 || before === height) return;
    const { x, y, zoom } = flow.getViewport();
    void flow.setViewport({ x, y: y + (height - before) / 2, zoom });
  }, [height, flow]);
}
