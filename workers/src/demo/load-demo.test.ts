import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allSeeing } from '@switchboard/engine/api/principal';
import { listConversations } from '@switchboard/engine/api/conversations/conversations.sql';
import { getConversation } from '@switchboard/engine/api/conversations/get-conversation';
import { verifyPassword } from '@switchboard/engine/api/login/passwords';
import { findAccount } from '@switchboard/engine/api/team/agents.sql';
import { compile } from '@switchboard/engine/compile/compile';
import type { NodeTypeRegistry } from '@switchboard/engine/nodes/registry';
import { loadNodeTypes } from '@switchboard/engine/plugins/load-node-types';
import type { Database } from '@switchboard/engine/record/database';
import { openEmbedded } from '@switchboard/engine/record/embedded';
import { loadDirectory } from '@switchboard/engine/record/load-configuration';
import { migrate } from '@switchboard/engine/record/migrate';
import { readSettings } from '@switchboard/engine/settings';
import { pino } from 'pino';
import { demoAutomations } from './demo-automations.ts';
import { demoConversations } from './demo-conversations.ts';
import { demoEmail } from './demo-login.ts';
import { loadDemo } from './load-demo.ts';

const present = new Date('2026-11-22T12:00:00Z');
let registry: NodeTypeRegistry;
beforeAll(async () => {
  ({ registry } = await loadNodeTypes([]));
});

async function openWorkspace(): Promise<Database> {
  const database = await openEmbedded({ dataDir: null });
  await migrate(database);
  await database.query('insert into switchboard.lane (lane) select generate_series(0, 15) on conflict do nothing');
  return database;
}

async function load(database: Database, environment: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const lines: string[] = [];
  const settings = readSettings(environment, { demo: true, version: '0.0.0' });
  const logger = pino({ level: 'silent' });
  await loadDemo({
    database,
    registry,
    countryOf: () => null,
    settings,
    logger,
    clock: () => present,
    print: (line) => lines.push(line),
  });
  return lines;
}

describe('the demo', () => {
  let database: Database;
  let printed: string[];
  beforeAll(async () => {
    database = await openWorkspace();
    printed = await load(database);
  }, 60_000);
  afterAll(() => database.close());

  const count = async (what: string): Promise<number> =>
    (await database.query(`select count(*) as n from switchboard.${what}`)).rows[0].n;

  it('has automations without a fault or a doubt', async () => {
    const directory = await loadDirectory(database);
    for (const { graph } of demoAutomations) expect(compile(graph, registry, directory).diagnostics).toEqual([]);
  });

  it('has at most 60 messages, all decided, none in the future', async () => {
    const messages = demoConversations.flatMap((each) => each.messages);
    expect(messages.length).toBeLessThanOrEqual(60);
    expect(await count('event')).toBe(messages.length);
    expect(await count('event_facts')).toBe(messages.length);
    expect(await count('pending')).toBe(0);
    expect(await count(`event where accepted_at > '${present.toISOString()}'`)).toBe(0);
  });

  it('sends French readers in France to the French group, and leaves others alone', async () => {
    const groups = new Map(
      (await listConversations(database, allSeeing, {}, 200, null)).items.map((each) => [each.id, each.groupId]),
    );
    expect(groups.get('demo-01')).toBe('g_demo_france');
    expect(groups.get('demo-08')).toBe('g_demo_france');
    expect(groups.get('demo-03')).toBe('g_demo_success');
    expect(groups.get('demo-07')).toBe('g_demo_germany');
    for (const id of ['demo-06', 'demo-11', 'demo-13']) expect([id, groups.get(id)]).toEqual([id, null]);
  });

  it('tells its past at its times, oldest first', async () => {
    const first = await getConversation(database, 'demo-01', allSeeing);
    expect(first).toMatchObject({
      status: 'closed',
      personName: 'Chloé Martin',
      createdAt: '2026-11-19T08:00:00.000Z',
      lastMessageAt: '2026-11-19T08:12:00.000Z',
    });
    expect(first.timeline.map(({ at, kind, by }) => [at, kind, by])).toEqual([
      ['2026-11-19T08:00:00.000Z', 'assigned', 'automation'],
      ['2026-11-19T14:00:00.000Z', 'closed', 'a_demo_marie'],
    ]);
    expect(await count(`run where started_at > '${present.toISOString()}'`)).toBe(0);
  });

  it('keeps its mails and leaves none to be sent', async () => {
    expect(await count('effect')).toBeGreaterThan(5);
    expect(await count("effect where state <> 'done' or delivery <> 'kept'")).toBe(0);
    expect(await count("effect where content ->> 'toEmail' not like '%@switchboard.example'")).toBe(0);
  });

  it('prints how to log in, and the same at the next start', async () => {
    const password = /^Demo: log in as demo@switchboard\.example with the password (\S+)$/.exec(printed[0] ?? '')?.[1];
    const account = await findAccount(database, demoEmail);
    expect(account?.agent.role).toBe('administrator');
    expect(await verifyPassword(account?.passwordHash ?? null, password ?? '')).toBe(true);
    expect(await load(database)).toEqual(printed);
  });

  it('is loaded once, and goes on when loading was cut short', async () => {
    const before = [
      await count('event'),
      await count('run'),
      await count('effect'),
      await count('timeline'),
      await count('agent'),
    ];
    await load(database);
    await database.query("update switchboard.secret set value = 'loading'::bytea where name = 'demo'");
    await load(database);
    expect([
      await count('event'),
      await count('run'),
      await count('effect'),
      await count('timeline'),
      await count('agent'),
    ]).toEqual(before);
  });

  it('makes no login of its own when the environment names an administrator', async () => {
    const other = await openWorkspace();
    try {
      const lines = await load(other, {
        SWITCHBOARD_ADMIN_EMAIL: 'me@example.com',
        SWITCHBOARD_ADMIN_PASSWORD: 'long-enough-password',
      });
      expect(lines).toEqual([]);
      expect(await findAccount(other, demoEmail)).toBeNull();
    } finally {
      await other.close();
    }
  });

  it('leaves a workspace alone that holds data of its own', async () => {
    const other = await openWorkspace();
    try {
      await other.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
        values ('g_own', 'Ours', 'agents', '[]', '{"strategy":"none"}')`);
      expect(await load(other)).toEqual(['Demo: this workspace holds data of its own, so the demo was not loaded into it.']);
      const { rows } = await other.query('select count(*) as n from switchboard.agent');
      expect(rows).toEqual([{ n: 0 }]);
    } finally {
      await other.close();
    }
  });
});
