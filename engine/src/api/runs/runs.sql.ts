import type { Run, RunEffect } from '@switchboard/shared/conversation';
import type { EffectState, RunStatus, Step } from '@switchboard/shared/run';
import type { Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { conversationFoundBy } from '../conversations/conversation-words.sql.ts';
import { personId, personName } from '../person-called.sql.ts';
import { ofVisibleConversation } from '../rights-of-conversations.sql.ts';

/**
 * The statements that read runs. In: a filter and where the page before ended. Out: runs with their effects, newest
 * event first. What stays true: a page costs two statements, however many runs and effects are on it.
 */
interface RunRow {
  id: string;
  automation_id: string;
  version: number;
  seq: number;
  message_id: string | null;
  conversation_id: string;
  status: RunStatus;
  started_at: Date;
  finished_at: Date | null;
  steps: Step[];
  person_id: string | null;
  person_name: string | null;
  message_text: string | null;
}

interface EffectRow {
  id: string;
  run_id: string;
  node_id: string;
  kind: 'email' | 'act';
  state: EffectState;
  attempts: number;
  error: string | null;
}

export interface RunFilter {
  automationId?: string;
  conversationId?: string;
  messageId?: string;
  status?: RunStatus;
  /** Words of the conversation, as its list is searched. */
  search?: string;
}

/** Where a page of runs ended. */
export interface RunPosition {
  seq: number;
  id: string;
}

const textCharacters = 120;

/** Runs with whose message it was, and how that began: of the message itself, or as an event that followed from it tells. */
const runs = `select r.id, r.automation_id, r.version, r.seq, r.message_id, r.conversation_id, r.status, r.started_at, r.finished_at,
    r.steps, ${personId} as person_id, ${personName} as person_name,
    nullif(left(coalesce(e.payload ->> 'text', e.payload #>> '{message,text}'), ${textCharacters}), '') as message_text
  from switchboard.run r
  left join switchboard.event e on e.seq = r.seq
  left join switchboard.person p on p.key = e.person_key`;

/**
 * A page of runs, newest event first.
 * @param principal who asks; agents are answered the runs in conversations that they may see
 * @param after the last of the page before, or null for the first page
 * @returns at most `limit` runs, and where the next page begins
 */
export async function listRuns(
  sql: Sql,
  principal: Principal,
  filter: RunFilter,
  limit: number,
  after: RunPosition | null,
): Promise<{ items: Run[]; next: RunPosition | null }> {
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  const add = (condition: (placeholder: string) => string, value: unknown): void => {
    parameters.push(value);
    conditions.push(condition(`$${parameters.length}`));
  };
  const visible = ofVisibleConversation(principal, 'r.conversation_id', (value) => `$${parameters.push(value)}`);
  if (visible !== null) conditions.push(visible);
  if (filter.automationId !== undefined) add((value) => `r.automation_id = ${value}`, filter.automationId);
  if (filter.conversationId !== undefined) add((value) => `r.conversation_id = ${value}`, filter.conversationId);
  // Those that the message started, and those that came of them, by the index on its conversation's runs.
  if (filter.messageId !== undefined) {
    add(
      (value) =>
        `r.message_id = ${value} and r.conversation_id = (select conversation_id from switchboard.event where message_id = ${value})`,
      filter.messageId,
    );
  }
  if (filter.search !== undefined && filter.search.trim() !== '')
    conditions.push(conversationFoundBy(filter.search, 'r.conversation_id', (value) => `$${parameters.push(value)}`));
  if (filter.status !== undefined) add((value) => `r.status = ${value}`, filter.status);
  if (after !== null) {
    parameters.push(after.seq, after.id);
    conditions.push(`(r.seq, r.id) < ($${parameters.length - 1}::bigint, $${parameters.length}::text)`);
  }
  parameters.push(limit + 1);
  const { rows } = await sql.query<RunRow>(
    `${runs}
     ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by r.seq desc, r.id desc limit $${parameters.length}`,
    parameters,
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: await withEffects(sql, page), next: last === undefined ? null : { seq: last.seq, id: last.id } };
}

/** @returns the run with its effects, or null when there is none with that id */
export async function readRun(sql: Sql, id: string): Promise<Run | null> {
  const { rows } = await sql.query<RunRow>(`${runs} where r.id = $1`, [id]);
  const [run] = await withEffects(sql, rows);
  return run ?? null;
}

async function withEffects(sql: Sql, runs: readonly RunRow[]): Promise<Run[]> {
  const effects = new Map<string, RunEffect[]>(runs.map((run) => [run.id, []]));
  if (runs.length > 0) {
    const { rows } = await sql.query<EffectRow>(
      `select id, run_id, node_id, kind, state, attempts, error from switchboard.effect
       where run_id in (select jsonb_array_elements_text($1::jsonb)) order by run_id, node_id, id`,
      [JSON.stringify(runs.map((run) => run.id))],
    );
    for (const row of rows) effects.get(row.run_id)?.push(effectOf(row));
  }
  return runs.map((run) => ({
    id: run.id,
    automationId: run.automation_id,
    version: run.version,
    eventId: String(run.seq),
    messageId: run.message_id ?? '',
    conversationId: run.conversation_id,
    status: run.status,
    startedAt: run.started_at.toISOString(),
    finishedAt: run.finished_at?.toISOString() ?? null,
    steps: run.steps,
    effects: effects.get(run.id) ?? [],
    personId: run.person_id,
    personName: run.person_name,
    messageText: run.message_text,
  }));
}

function effectOf(row: EffectRow): RunEffect {
  const effect: RunEffect = { id: row.id, nodeId: row.node_id, kind: row.kind, state: row.state, attempts: row.attempts };
  return row.error === null ? effect : { ...effect, error: row.error };
}
