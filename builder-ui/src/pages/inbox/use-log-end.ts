/**
 * The end of a log that grows. In: what was said, who looks. Out: how much came below what they see, and the way there.
 * What stays true: the end stays in view as long as it is, and comes into view for what one says oneself; who reads
 * further up is left there.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { authorId, newestIdOf, type Said, saidSince } from './said.ts';

interface LogEnd {
  /** For an element that stands below the log, and below where one answers: that is brought into view with it. */
  end: RefObject<HTMLDivElement | null>;
  newerCount: number;
  goToEnd: () => void;
}

export function useLogEnd(said: readonly Said[], agentId: string): LogEnd {
  const end = useRef<HTMLDivElement>(null);
  const isInView = useRef(true);
  const newestId = newestIdOf(said);
  const newest = useRef(newestId);
  const [seenId, setSeenId] = useState(newestId);
  const isOwn = said.length > 0 && authorId(said.at(-1)!) === agentId;

  function goToEnd(): void {
    end.current?.scrollIntoView({ block: 'nearest' });
    setSeenId(newestId);
  }

  // Before it is painted: whoever sees the end sees nothing of its having gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest message is what the effect answers to
  useLayoutEffect(() => {
    newest.current = newestId;
    if (isInView.current || isOwn) goToEnd();
  }, [newestId]);

  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => {
      isInView.current = entry!.isIntersecting;
      if (isInView.current) setSeenId(newest.current);
    });
    observer.observe(end.current!);
    return () => observer.disconnect();
  }, []);

  return { end, newerCount: saidSince(said, seenId).length, goToEnd };
}
