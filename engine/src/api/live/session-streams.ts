/**
 * Live streams of who is logged in, ended with their session. In: each stream as it opens, and word that sessions of an
 * agent have ended, here or in another process. What stays true: a stream whose session is still there goes on.
 */
import type { Logger } from 'pino';
import type { ChangeFeed } from '../../record/change-feed.ts';
import type { Sql } from '../../record/database.ts';
import { listSessions } from '../login/session.sql.ts';

interface OpenStream {
  agentId: string;
  sessionId: string;
  end: () => void;
}

export interface SessionStreams {
  /** @returns a function to call once the stream has ended */
  opened(stream: OpenStream): () => void;
}

export function createSessionStreams(
  database: Sql,
  changes: Pick<ChangeFeed, 'subscribe'>,
  logger: Pick<Logger, 'warn'>,
): SessionStreams {
  const streams = new Set<OpenStream>();

  async function endThoseOf(agentId: string): Promise<void> {
    const present = new Set((await listSessions(database, agentId)).map(({ id }) => id));
    for (const stream of [...streams]) if (stream.agentId === agentId && !present.has(stream.sessionId)) stream.end();
  }

  changes.subscribe((topic, note) => {
    if (topic !== 'sessions') return;
    const agentIds = new Set([...streams].map(({ agentId }) => agentId));
    // A note that says of nobody whose sessions they were is about everybody.
    for (const agentId of agentIds) {
      if (typeof note['agentId'] === 'string' && note['agentId'] !== agentId) continue;
      endThoseOf(agentId).catch((error: unknown) =>
        logger.warn({ err: error }, 'Live updates of an ended session go on for up to ten minutes.'),
      );
    }
  });

  return {
    opened(stream) {
      streams.add(stream);
      return () => streams.delete(stream);
    },
  };
}
