import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';
import { allSeeing } from '../principal.ts';
import { readConversationAtOnce } from './get-conversation.ts';

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

  it('is told as of one moment', async () => {
    const { database } = opened;
    const [{ status, timeline }] = await Promise.all([
      readConversationAtOnce(database, 'c-1', allSeeing),
      // One change: with PostgreSQL it may be before the read's moment or after it, and is never half of it.
      database.query(
        `with closed as (update switchboard.conversation set status = 'closed' where id = 'c-1')
         insert into switchboard.timeline (conversation_id, at, kind, by, reason) values ('c-1', now(), 'closed', 'a', 'Closed.')`,
      ),
    ]);
    const told = { status, kinds: timeline.map(({ kind }) => kind) };
    const [before, after] = [
      { status: 'open', kinds: [] },
      { status: 'closed', kinds: ['closed'] },
    ];
    expect(database.kind === 'embedded' ? [before] : [before, after]).toContainEqual(told);
    expect(await readConversationAtOnce(database, 'c-1', allSeeing)).toMatchObject({
      status: 'closed',
      timeline: [{ kind: 'closed' }],
    });
  });

  it('is not found under an unknown id', async () => {
    await expect(readConversationAtOnce(opened.database, 'c-9', allSeeing)).rejects.toMatchObject({ code: 'not-found' });
  });
});
