import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../../record/database.ts';
import { allSeeing } from '../principal.ts';
import { openEmbedded } from '../../record/embedded.ts';
import { migrate } from '../../record/migrate.ts';
import { listEmails } from './list-emails.ts';

const content = {
  agentId: 'a-1',
  toName: 'Marie',
  toEmail: 'marie@example.com',
  subject: 'Ana wrote',
  text: 'Bonjour',
  html: '<p>Bonjour</p>',
};

describe('listEmails', () => {
  let database: Database;

  beforeAll(async () => {
    database = await openEmbedded({ dataDir: null });
    await migrate(database);
    // Seven mails, of which three were planned within the same microsecond, and an act, which is no mail.
    const rows = Array.from({ length: 8 }, (_, index) => ({
      id: `eff_${index}`,
      kind: index === 7 ? 'act' : 'email',
      conversation_id: index % 2 === 0 ? 'c-even' : 'c-odd',
      at: index < 3 ? '2026-11-22T10:00:00.123457Z' : `2026-11-22T10:00:0${index}Z`,
    }));
    await database.query(
      `insert into switchboard.effect (id, run_id, node_id, automation_id, conversation_id, seq, kind, content, next_at, created_at)
       select r.id, 'run', 'n', 'auto', r.conversation_id, 1, r.kind, $2::json, r.at, r.at
       from json_to_recordset($1) as r(id text, kind text, conversation_id text, at timestamptz)`,
      [JSON.stringify(rows), JSON.stringify(content)],
    );
    await database.query(
      `update switchboard.effect set state = 'done', delivery = 'smtp', attempts = 2, message_id_header = '<eff_6@x>', next_at = null,
         finished_at = '2026-11-22T10:01:00Z' where id = $1`,
      ['eff_6'],
    );
    await database.query(
      `update switchboard.effect set state = 'done', delivery = 'kept', attempts = 1, next_at = null, finished_at = created_at where id = $1`,
      ['eff_5'],
    );
    await database.query(
      `update switchboard.effect set state = 'failed', delivery = 'smtp', attempts = 1, error = '550 no', next_at = null where id = $1`,
      ['eff_4'],
    );
  }, 60_000);
  afterAll(() => database.close());

  const idsOf = (page: { items: { id: string }[] }): string[] => page.items.map(({ id }) => id);

  it('lists mails and nothing else, newest first', async () => {
    const page = await listEmails(database, allSeeing, { limit: 50 });
    expect(idsOf(page)).toEqual(['eff_6', 'eff_5', 'eff_4', 'eff_3', 'eff_2', 'eff_1', 'eff_0']);
    expect(page.nextCursor).toBeNull();
  });

  it('says of a sent mail what was sent, when and how', async () => {
    const { items } = await listEmails(database, allSeeing, { limit: 1 });
    expect(items).toEqual([
      {
        id: 'eff_6',
        effectId: 'eff_6',
        messageIdHeader: '<eff_6@x>',
        conversationId: 'c-even',
        to: 'marie@example.com',
        subject: 'Ana wrote',
        text: 'Bonjour',
        html: '<p>Bonjour</p>',
        state: 'done',
        delivery: 'smtp',
        attempts: 2,
        error: null,
        createdAt: '2026-11-22T10:00:06.000Z',
        sentAt: '2026-11-22T10:01:00.000Z',
      },
    ]);
  });

  it('says of a kept mail that it was not sent, and of a failed one why', async () => {
    const { items } = await listEmails(database, allSeeing, { limit: 3 });
    expect(items[1]).toMatchObject({ state: 'done', delivery: 'kept', sentAt: null });
    expect(items[2]).toMatchObject({ state: 'failed', error: '550 no', sentAt: null });
  });

  it('says of a mail not tried yet what will become of it', async () => {
    const planned = async (deliveryToCome?: 'kept') =>
      (await listEmails(database, allSeeing, { limit: 1, state: 'planned', deliveryToCome })).items[0];
    expect(await planned()).toMatchObject({ id: 'eff_3', delivery: 'smtp', messageIdHeader: '', attempts: 0 });
    expect(await planned('kept')).toMatchObject({ delivery: 'kept' });
  });

  it('filters by conversation and state', async () => {
    expect(idsOf(await listEmails(database, allSeeing, { limit: 50, conversationId: 'c-odd' }))).toEqual([
      'eff_5',
      'eff_3',
      'eff_1',
    ]);
    expect(idsOf(await listEmails(database, allSeeing, { limit: 50, conversationId: 'c-even', state: 'done' }))).toEqual([
      'eff_6',
    ]);
  });

  it('gives each mail once over all pages, also those planned at the same time', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listEmails(database, allSeeing, { limit: 2, cursor });
      seen.push(...idsOf(page));
      cursor = page.nextCursor;
    } while (cursor !== null && seen.length < 20);
    expect(seen).toEqual(['eff_6', 'eff_5', 'eff_4', 'eff_3', 'eff_2', 'eff_1', 'eff_0']);
  });

  it.each(['', 'x', 'e30', Buffer.from('[1]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')])(
    'refuses the made-up cursor %j',
    async (cursor) => {
      await expect(listEmails(database, allSeeing, { limit: 2, cursor })).rejects.toMatchObject({
        code: 'invalid-input',
        options: { errors: [{ pointer: '/cursor' }] },
      });
    },
  );
});
