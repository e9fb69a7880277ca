import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../../record/database.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';
import { allSeeing } from '../principal.ts';
import { getConversation, readConversationAtOnce } from './get-conversation.ts';

describe('a conversation that changes while it is read', () => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase();
    await opened.database.query("insert into switchboard.person (key) values ('per_1')");
    await opened.database.query(
      `insert into switchboard.conversation (id, person_key, channel, joinable, last_message_at, created_at)
       values ('c-1', 'per_1', 'api', true, now(), now())`,
    );
  }, 60_000);
  afterAll(() => opened.remove());

  /** The database, with the conversation closed by somebody else right after the first statement outside a transaction. */
  function closedMeanwhile(): Database {
    const { database } = opened;
    let isClosed = false;
    return {
      kind: database.kind,
      queuePool: database.queuePool,
      transaction: (work) => database.transaction(work),
      close: () => database.close(),
      async query(text, parameters) {
        const result = await database.query(text, parameters);
        if (!isClosed) {
          isClosed = true;
          await database.query("update switchboard.conversation set status = 'closed' where id = 'c-1'");
          await database.query(
            "insert into switchboard.timeline (conversation_id, at, kind, by, reason) values ('c-1', now(), 'closed', 'a', 'Closed.')",
          );
        }
        return result;
      },
    };
  }

  it('is told as of one moment', async () => {
    const { status, timeline } = await readConversationAtOnce(closedMeanwhile(), 'c-1', allSeeing);
    expect({ status, kinds: timeline.map(({ kind }) => kind) }).toEqual({ status: 'open', kinds: [] });
  });

  it('would be torn statement by statement', async () => {
    const { status, timeline } = await getConversation(closedMeanwhile(), 'c-1', allSeeing);
    expect({ status, kinds: timeline.map(({ kind }) => kind) }).toEqual({ status: 'open', kinds: ['closed'] });
  });

  it('is not found under an unknown id', async () => {
    await expect(readConversationAtOnce(opened.database, 'c-9', allSeeing)).rejects.toMatchObject({ code: 'not-found' });
  });
});
