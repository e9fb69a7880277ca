/**
 * What the inbox costs with 10,000 conversations, all open and read by the agent who asks, on the embedded database: each
 * of its lists, a search, the unread ones, the counts. Each question's 95th percentile is printed beside a bare list of
 * 50 ids by time in the same rounds; at the end, what keeping the words of messages costs for each message.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeWords } from '@switchboard/engine/api/conversations/conversation-words.sql';
import { type ConversationFilter, listConversations } from '@switchboard/engine/api/conversations/conversations.sql';
import { getConversation } from '@switchboard/engine/api/conversations/get-conversation';
import { countInbox } from '@switchboard/engine/api/conversations/reading.sql';
import type { Principal } from '@switchboard/engine/api/principal';
import type { Database } from '@switchboard/engine/record/database';
import { openEmbedded } from '@switchboard/engine/record/embedded';
import { migrate } from '@switchboard/engine/record/migrate';
import { quantile, report } from './report.ts';

const conversations = 10_000;
const messagesInEach = 4;
const rounds = 30;
const targetMs = 100;

const agent: Principal = { kind: 'agent', id: 'a_0', name: 'Ana', rights: new Set(['read', 'write']) };
const administrator: Principal = { ...agent, id: 'a_admin', rights: new Set(['read', 'write', 'admin']) };

/**
 * Each conversation was read ten minutes after its last message, every tenth ten minutes before it; a search for an order
 * finds one conversation in a thousand.
 */
async function fill(database: Database): Promise<void> {
  await database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
    select 'a_' || i, 'Agent ' || i, 'agent' || i || '@example.com', 'agent', '["fr"]', 'online' from generate_series(0, 19) i`);
  await database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
    select 'g_' || i, 'Group ' || i, 'agents', jsonb_build_array('a_' || (i * 2), 'a_' || (i * 2 + 1)), '{"strategy":"none"}'
    from generate_series(0, 4) i`);
  await database.query(
    `insert into switchboard.person (key, given_id, name, email)
     select 'per_' || i, 'p-' || i, 'Person ' || i, 'person' || i || '@example.com' from generate_series(1, $1::int) i`,
    [conversations],
  );
  await database.query(
    `insert into switchboard.conversation (id, person_key, channel, group_id, assignee_id, assigned_by, last_message_at, created_at)
     select 'c-' || i, 'per_' || i, 'widget', case when i % 3 > 0 then 'g_' || i % 5 end, case when i % 3 = 1 then 'a_' || i % 20 end,
       'automation', now() - interval '1 minute' - (i || ' s')::interval, now() - interval '1 day'
     from generate_series(1, $1::int) i`,
    [conversations],
  );
  await database.query(
    `insert into switchboard.event (kind, lane, conversation_id, person_key, message_id, accepted_at, payload)
     select 'message', i % 16, 'c-' || i, 'per_' || i, 'm-' || i || '-' || n, now() - interval '1 minute' - (i || ' s')::interval,
       json_build_object('text', 'Message ' || n || ' about order ' || i % 1000 || ' that was to come on Monday and has not come', 'country', 'FR')
     from generate_series(1, $2::int) n, generate_series(1, $1::int) i
     order by n, i desc`,
    [conversations, messagesInEach],
  );
  for (const { id } of [agent, administrator]) {
    await database.query(
      `insert into switchboard.conversation_read (agent_id, conversation_id, seq, at)
       select $1, c.id, (select max(seq) from switchboard.event e where e.conversation_id = c.id) - case when c.id like '%0' then 1 else 0 end,
         c.last_message_at + case when c.id like '%0' then -1 else 1 end * interval '10 minutes'
       from switchboard.conversation c`,
      [id],
    );
  }
  await database.query(`insert into switchboard.conversation_tag (conversation_id, tag)
    select 'c-' || i, 'tag ' || i % 40 from generate_series(1, 5000) i`);
  await database.query('analyze');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function measure(database: Database, name: string, ask: () => Promise<unknown>): Promise<void> {
  await ask();
  const own: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await timed(ask));
    bare.push(
      await timed(() =>
        database.query('select id from switchboard.conversation order by last_message_at desc, id desc limit 51'),
      ),
    );
  }
  report({
    name: `${name}, p95`,
    value: quantile(own, 0.95),
    unit: 'ms',
    target: { value: targetMs, better: 'less' },
    limit: { name: 'a bare list of 51 ids by time, p95', value: quantile(bare, 0.95) },
  });
}

const directory = mkdtempSync(join(tmpdir(), 'switchboard-inbox-'));
const database = await openEmbedded({ dataDir: directory });
await migrate(database);
await fill(database);

let taken = 0;
const takingMs = await timed(async () => {
  for (let more = 200; more === 200; taken += more) more = await takeWords(database, 200);
});
console.log(
  `words taken of ${taken.toLocaleString('en')} messages: ${((takingMs * 1_000) / Math.max(1, taken)).toFixed(0)} µs for each`,
);

const lists: [name: string, principal: Principal, filter: ConversationFilter][] = [
  ['all', administrator, { view: 'all', status: 'open' }],
  ['all that an agent may see', agent, { view: 'all', status: 'open' }],
  ['mine', agent, { view: 'mine', status: 'open' }],
  ['my groups', agent, { view: 'my-groups', status: 'open' }],
  ['unassigned', agent, { view: 'unassigned', status: 'open' }],
  ['unread', administrator, { unread: true }],
  ['a status that none has', administrator, { status: 'snoozed' }],
  ['a tag', administrator, { tag: 'tag 7' }],
  ['a search that finds few', administrator, { search: 'order 77' }],
  ['a search that finds most', administrator, { search: 'monday' }],
  ['a search that finds none', administrator, { search: 'nothing like this' }],
];
for (const [name, principal, filter] of lists) {
  await measure(database, `list: ${name}`, () => listConversations(database, principal, filter, 50, null));
}
await measure(database, 'counts of the lists', () => countInbox(database, agent));
await measure(database, 'counts of the lists for an administrator', () => countInbox(database, administrator));
await measure(database, 'one conversation', () => getConversation(database, 'c-77', administrator));

await database.close();
rmSync(directory, { recursive: true });
