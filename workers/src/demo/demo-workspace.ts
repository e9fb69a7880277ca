import { insertRule } from '@switchboard/engine/api/assignment-rules/assignment-rules.sql';
import { insertSegment } from '@switchboard/engine/api/segments/segments.sql';
import { insertVersion } from '@switchboard/engine/api/automations/automation-versions.sql';
import { insertAutomation, updateStatus } from '@switchboard/engine/api/automations/automations.sql';
import { insertAgent } from '@switchboard/engine/api/team/agents.sql';
import { insertGroup } from '@switchboard/engine/api/team/groups.sql';
import { audit } from '@switchboard/engine/api/audit';
import { putInForce, raiseConfiguration } from '@switchboard/engine/record/configuration.sql';
import type { Database, Sql } from '@switchboard/engine/record/database';
import { demoAutomations } from './demo-automations.ts';
import { demoAgents, demoGroups, demoRule, demoSegment } from './demo-team.ts';

/**
 * The demo's team and automations. In: a database. Out: how far the demo is. What stays true: team, automations and the
 * mark that says so are one commit, so a start that was cut short goes on where it stopped; a workspace that holds
 * anything is left alone.
 */
export type DemoState = 'loading' | 'loaded' | 'not-empty';

const markName = 'demo';
/** How long ago the demo's team and automations were made. */
const workspaceAgeMs = 7 * 24 * 3_600_000;
/** Who made and published the demo's automations. */
const author = demoAgents.marie.id;

/**
 * Makes the demo's workspace when there is none yet.
 * @param now the demo tells its past from here
 * @returns `loading` when its conversations are still to be made
 */
export function beginDemo(database: Database, now: Date): Promise<DemoState> {
  return database.transaction(async (sql) => {
    const revision = await raiseConfiguration(sql);
    const mark = await readMark(sql);
    if (mark !== null) return mark;
    if (!(await isEmpty(sql))) return 'not-empty';
    await addWorkspace(sql, revision, new Date(now.getTime() - workspaceAgeMs));
    await sql.query('insert into switchboard.secret (name, value) values ($1, $2)', [markName, Buffer.from('loading')]);
    await audit(sql, 'demo', 'demo.loaded', 'workspace');
    return 'loading';
  });
}

/** Notes that the demo's conversations are there. */
export async function endDemo(sql: Sql): Promise<void> {
  await sql.query('update switchboard.secret set value = $2 where name = $1', [markName, Buffer.from('loaded')]);
}

async function readMark(sql: Sql): Promise<'loading' | 'loaded' | null> {
  const { rows } = await sql.query<{ value: Uint8Array }>('select value from switchboard.secret where name = $1', [markName]);
  const mark = rows[0];
  if (mark === undefined) return null;
  return Buffer.from(mark.value).toString() === 'loaded' ? 'loaded' : 'loading';
}

/** An administrator may be there already; nothing else. */
async function isEmpty(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query<{ is_empty: boolean }>(
    `select not exists (select 1 from switchboard.automation) and not exists (select 1 from switchboard.agent_group)
       and not exists (select 1 from switchboard.event) as is_empty`,
  );
  return rows[0]!.is_empty;
}

async function addWorkspace(sql: Sql, revision: number, madeAt: Date): Promise<void> {
  for (const agent of Object.values(demoAgents)) await insertAgent(sql, agent);
  for (const group of Object.values(demoGroups)) await insertGroup(sql, group);
  await insertSegment(sql, demoSegment);
  await insertRule(sql, demoRule);
  for (const { id, name, description, graph } of demoAutomations) {
    await insertAutomation(sql, { id, name, description, graph }, author);
    const version = await insertVersion(sql, id, graph, { by: author, listens: ['message'] });
    await putInForce(sql, id, version, revision);
    await updateStatus(sql, id, 'published', version);
  }
  await backdate(sql, madeAt);
}

/** The one place where what was written now is given a past time; the conversations are made at theirs. */
async function backdate(sql: Sql, madeAt: Date): Promise<void> {
  for (const table of ['agent', 'agent_group', 'segment', 'assignment_rule', 'automation']) {
    await sql.query(`update switchboard.${table} set created_at = $1, updated_at = $1 where id like '%\\_demo\\_%'`, [madeAt]);
  }
  await sql.query(`update switchboard.automation_version set published_at = $1 where automation_id like '%\\_demo\\_%'`, [
    madeAt,
  ]);
}
