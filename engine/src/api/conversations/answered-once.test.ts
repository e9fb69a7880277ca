import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestStack, type TestStack } from '../automations/test-stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
  const graph = {
    schemaVersion: 1,
    nodes: [
      { id: 't', type: 'incoming-message', version: 1, position: { x: 0, y: 0 }, config: {} },
      { id: 'r', type: 'send-reply', version: 1, position: { x: 300, y: 0 }, config: { text: 'Thank you.', minutes: 60 } },
    ],
    edges: [{ id: 'e', source: 't', sourceHandle: 'out', target: 'r', targetHandle: 'in' }],
  };
  const { body } = await stack.request('POST', '/automations', { name: 'Thanks', graph });
  await stack.request('POST', `/automations/${body.id}/publish`, { revision: 1 });
}, 60_000);
afterAll(() => stack.close());

const write = async (personId: string, conversationId: string): Promise<void> => {
  await stack.accept({ text: 'Hello', conversationId, person: { id: personId } });
  await stack.drain();
};
const replies = async (): Promise<number> =>
  (await stack.database.query(`select 1 from switchboard.event where kind = 'reply'`)).rows.length;

it('answers a machine that opens a conversation with each message once, and others apart', async () => {
  for (const conversationId of ['c-1', 'c-2', 'c-3']) await write('bot', conversationId);
  expect(await replies()).toBe(1);
  await write('ana', 'c-4');
  expect(await replies()).toBe(2);
});

it('knows whom it answered when they are somebody else’s other name', async () => {
  expect((await stack.request('POST', '/people/bot/merge', { intoId: 'ana' })).status).toBe(200);
  await write('bot', 'c-5');
  expect(await replies()).toBe(2);
  const { body } = await stack.request('GET', '/people/ana/export');
  expect(Object.values(body.answered)).toEqual([expect.any(String)]);
});
