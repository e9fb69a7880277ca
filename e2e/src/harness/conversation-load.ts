/**
 * Customers who go on writing whatever happens to the product. In: an API client, how many write. Out: what was sent in
 * each conversation, in order, and what of it was accepted. What stays true: each conversation is written by one client,
 * who sends the next batch only when the last was answered with 202, and sends the same batch again, with the same ids,
 * when its outcome is unknown: what the contract asks of a caller.
 */
import type { ApiClient } from './api-client.ts';
import { frenchMessage, germanMessage } from './french-automation.ts';

const batchMessages = 10;
const conversationsPerClient = 4;
/** Below the 200 newest that the API shows of a conversation. */
const messagesPerConversation = 100;

type Message = ReturnType<typeof frenchMessage>;

interface Writer {
  name: number;
  sent: number;
  /** A batch whose outcome is unknown. */
  unsettled: Message[] | null;
}

export interface ConversationLoad {
  /** By conversation, the ids accepted, in order. */
  accepted: Map<string, string[]>;
  batches: () => number;
  /** Writes until a request fails in every client, or `enough` is true. */
  write: (api: ApiClient, enough: () => boolean) => Promise<void>;
  isFrench: (conversationId: string) => boolean;
}

/**
 * @param clients how many write at the same time
 * @param name keeps the ids of several loads apart
 */
export function conversationLoad(clients: number, name = 'load'): ConversationLoad {
  const writers: Writer[] = Array.from({ length: clients }, (_, at) => ({ name: at, sent: 0, unsettled: null }));
  const accepted = new Map<string, string[]>();
  let batches = 0;

  const nextBatch = (writer: Writer): Message[] =>
    Array.from({ length: batchMessages }, () => {
      const slot = writer.sent % conversationsPerClient;
      const chapter = Math.floor(writer.sent / conversationsPerClient / messagesPerConversation);
      const language = slot % 2 === 0 ? 'fr' : 'de';
      const conversationId = `${language}-${name}-${writer.name}-${slot}-${chapter}`;
      const id = `${name}-${writer.name}-${writer.sent}`;
      writer.sent += 1;
      return language === 'fr' ? frenchMessage(id, conversationId) : germanMessage(id, conversationId);
    });

  const writeOne = async (api: ApiClient, writer: Writer, enough: () => boolean): Promise<void> => {
    while (!enough()) {
      const batch = writer.unsettled ?? nextBatch(writer);
      writer.unsettled = batch;
      let status: number;
      try {
        ({ status } = await api.post('/messages', batch));
      } catch {
        // The connection broke off: this batch may or may not have been accepted, and is sent again later.
        return;
      }
      if (status === 503) return;
      if (status !== 202) throw new Error(`a batch was answered with ${status}`);
      writer.unsettled = null;
      batches += 1;
      for (const { id, conversationId } of batch) {
        const ids = accepted.get(conversationId);
        if (ids === undefined) accepted.set(conversationId, [id]);
        else ids.push(id);
      }
    }
  };

  return {
    accepted,
    batches: () => batches,
    isFrench: (conversationId) => conversationId.startsWith('fr-'),
    write: async (api, enough) => {
      await Promise.all(writers.map((writer) => writeOne(api, writer, enough)));
    },
  };
}
