import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestStack, type TestStack } from '../automations/test-stack.ts';

describe('GET /emails', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await startTestStack();
    await stack.database.query(
      `insert into switchboard.effect (id, run_id, node_id, automation_id, conversation_id, seq, kind, content, next_at, created_at)
       select 'eff_' || n, 'run', 'n', 'auto', 'c-1', n, 'email', $1::json, now(), now() from generate_series(1, 3) as n`,
      [
        JSON.stringify({
          agentId: 'a-1',
          toName: 'Marie',
          toEmail: 'marie@example.com',
          subject: 'Ana wrote',
          text: 'Bonjour',
          html: '<p>Bonjour</p>',
        }),
      ],
    );
  }, 60_000);
  afterAll(() => stack.close());

  it('lists mails page by page', async () => {
    const { status, body } = await stack.request('GET', '/emails?limit=2&conversationId=c-1&state=planned');
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { to: 'marie@example.com', subject: 'Ana wrote', state: 'planned', attempts: 0, sentAt: null },
      { to: 'marie@example.com' },
    ]);
    const next = await stack.request('GET', `/emails?limit=2&cursor=${body.nextCursor}`);
    expect(next.body).toMatchObject({ items: [{ to: 'marie@example.com' }], nextCursor: null });
  });

  it.each(['state=lost', 'limit=0', 'limit=201', 'cursor=x'])('answers 422 to ?%s, naming it', async (query) => {
    const { status, body } = await stack.request('GET', `/emails?${query}`);
    expect(status).toBe(422);
    expect(body.errors[0].pointer).toBe(`/${query.split('=')[0]}`);
  });
});
