/**
 * Streams of server-sent events (HTML Living Standard, section 9.2), bounded. What stays true: there are at most so
 * many at once, altogether and for each client; a stream ends when the process stops, when its client reads too slowly,
 * when its opener ends it, and in any case after ten minutes, so that a browser that comes again shows its credentials again.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import { createSession } from 'better-sse';
import type { Request, Response } from 'express';

const keepAliveMs = 15_000;
const reconnectMs = 2_000;
const lifetimeMs = 10 * 60_000;
/** Unread bytes at which a client counts as gone. */
const unreadBytesAtMost = 1_000_000;

export interface StreamLimits {
  altogether: number;
  perClient: number;
}

export interface Streams {
  /**
   * Opens a stream for a client.
   * @param client whose streams count together
   * @param listen is given functions that send an event and that end the stream; returns one that stops listening
   * @throws SwitchboardError `too-many-requests` or `unavailable` when there are too many
   */
  open(
    client: string,
    request: Request,
    response: Response,
    listen: (send: (event: string, data: unknown) => void, end: () => void) => () => void,
  ): Promise<void>;
}

/** @param stopping aborted when the process stops */
export function createStreams(limits: StreamLimits, stopping: AbortSignal | undefined): Streams {
  const counts = new Map<string, number>();
  const ends = new Set<() => void>();
  stopping?.addEventListener('abort', () => {
    for (const end of [...ends]) end();
  });

  function take(client: string): () => void {
    const present = counts.get(client) ?? 0;
    if (present >= limits.perClient)
      throw new SwitchboardError('too-many-requests', 'Too many live streams are open at once.', { retryAfterSeconds: 10 });
    if (ends.size >= limits.altogether || stopping?.aborted)
      throw new SwitchboardError('unavailable', 'No more live streams can be opened at the moment.', { retryAfterSeconds: 10 });
    counts.set(client, present + 1);
    return () => {
      const left = counts.get(client)! - 1;
      if (left === 0) counts.delete(client);
      else counts.set(client, left);
    };
  }

  return {
    async open(client, request, response, listen) {
      const giveBack = take(client);
      const end = (): void => {
        response.end();
      };
      ends.add(end);
      const timer = setTimeout(end, lifetimeMs).unref();
      let stopListening = (): void => undefined;
      response.once('close', () => {
        clearTimeout(timer);
        ends.delete(end);
        giveBack();
        stopListening();
      });
      response.setHeader('Cache-Control', 'no-store');
      const session = await createSession(request, response, {
        keepAlive: keepAliveMs,
        retry: reconnectMs,
        trustClientEventId: false,
      });
      if (!session.isConnected || response.destroyed) return;
      stopListening = listen((event, data) => {
        if (!session.isConnected || response.writableEnded) return;
        if (response.writableLength > unreadBytesAtMost) response.destroy();
        else session.push(data, event);
      }, end);
    },
  };
}
