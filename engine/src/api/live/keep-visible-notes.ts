/**
 * Takes out of live updates what an agent may not see. In: batches of notes. Out: the same batches, without notes that
 * name a conversation, a mail or a run of a conversation that the agent may not see. What stays true: where a note was
 * left out the batch says that there is more, so that a list a conversation was taken from is read again; batches
 * arrive in order; who may see all gets them at once.
 */
import type { Logger } from 'pino';
import type { ChangeNote, Topic } from '../../record/change-feed.ts';
import type { Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { isRestricted, selectConversationsOfRuns, selectVisibleConversations } from '../rights-of-conversations.sql.ts';
import type { BatchListener, ChangeBatch } from './live-hub.ts';

interface Listener {
  database: Sql;
  logger: Pick<Logger, 'warn'>;
  principal: Principal;
  send: (topic: Topic, batch: ChangeBatch) => void;
}

/** The conversation a note is about; undefined when it is about none. */
function conversationOf(topic: Topic, note: ChangeNote, ofRuns: ReadonlyMap<string, string>): string | undefined {
  const named = topic === 'conversations' ? note['id'] : note['conversationId'];
  if (typeof named === 'string') return named;
  const runId = note['runId'];
  return typeof runId === 'string' ? (ofRuns.get(runId) ?? '') : undefined;
}

async function visibleOf({ database, principal }: Listener, topic: Topic, { notes, more }: ChangeBatch): Promise<ChangeBatch> {
  const runIds = notes.flatMap((note) => (typeof note['runId'] === 'string' ? [note['runId']] : []));
  const ofRuns = runIds.length === 0 ? new Map<string, string>() : await selectConversationsOfRuns(database, runIds);
  const conversations = notes.map((note) => conversationOf(topic, note, ofRuns));
  const named = conversations.filter((id) => id !== undefined);
  if (named.length === 0) return { notes, more };
  const visible = await selectVisibleConversations(database, principal, named);
  const kept = notes.filter((_note, index) => {
    const id = conversations[index];
    return id === undefined || visible.has(id);
  });
  return { notes: kept, more: more || kept.length < notes.length };
}

/** @returns what to subscribe in place of `send` */
export function keepVisibleNotes(listener: Listener): BatchListener<Topic> {
  const { principal, logger, send } = listener;
  if (!isRestricted(principal)) return send;
  let before: Promise<void> = Promise.resolve();
  return (topic, batch) => {
    before = before
      .then(async () => send(topic, await visibleOf(listener, topic, batch)))
      .catch((error: unknown) => {
        // A hint to look again, without any name, is right whatever changed.
        logger.warn({ err: error }, 'Live updates could not be looked through; no ids are named.');
        send(topic, { notes: [], more: true });
      });
  };
}
