import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { laneOf } from '../../ingest/lane-of.ts';
import { setAside } from '../../record/write-batch.sql.ts';
import { startTestStack, type TestStack } from '../automations/test-stack.ts';

describe('a message set aside', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startTestStack();
    await stack.accept({ id: 'm-1', text: 'Hello', conversationId: 'c-1' });
    const { rows } = await stack.database.query<{ seq: number }>('select seq from switchboard.event');
    await setAside(stack.database, laneOf('c-1', 4), rows[0]!.seq, 0, 'Deciding this message failed 4 times: no.');
  }, 60_000);
  afterAll(() => stack.close());

  it('is listed with its reason', async () => {
    const { body } = await stack.request('GET', '/set-aside');
    expect(body.items).toEqual([
      { messageId: 'm-1', conversationId: 'c-1', at: expect.any(String), reason: 'Deciding this message failed 4 times: no.' },
    ]);
  });

  it('is decided after all once it is replayed, and only once', async () => {
    expect((await stack.request('POST', '/set-aside/m-1/replay')).status).toBe(202);
    await stack.drain();
    expect((await stack.request('GET', '/set-aside')).body.items).toEqual([]);
    expect((await stack.request('GET', '/conversations/c-1')).body.messages[0].decided).toBe(true);
    expect((await stack.request('POST', '/set-aside/m-1/replay')).status).toBe(404);
  });

  it('that is not there is 404', async () => {
    expect((await stack.request('POST', '/set-aside/nobody/replay')).status).toBe(404);
  });
});
