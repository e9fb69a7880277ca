/** The statement that keeps a batch's records, part by part: one for each table that has rows to be written. */
import type { BatchRecords } from './batch-records.ts';
import { countPorts } from './count-ports.ts';
import { type Columns, rowSet } from './row-set.ts';

/** A part of the statement; nothing to write when null. */
type Part = { name: string; statement: string } | null;

/** Given the rows' place in a FROM, named `r`. $1 is the time of deciding, $2 the configuration's revision. */
type Statement = (r: string) => string;

const columns = {
  facts: { seq: 'int8', facts: 'json' },
  runs: {
    id: 'text',
    automationId: 'text',
    version: 'int4',
    seq: 'int8',
    messageId: 'text',
    conversationId: 'text',
    status: 'text',
    steps: 'json',
  },
  countedRuns: { automationId: 'text', lane: 'int4', runs: 'int4' },
  countedPorts: { automationId: 'text', version: 'int4', nodeId: 'text', port: 'text', lane: 'int4', count: 'int8' },
  effects: {
    id: 'text',
    runId: 'text',
    nodeId: 'text',
    automationId: 'text',
    conversationId: 'text',
    seq: 'int8',
    kind: 'text',
    content: 'json',
  },
  timeline: {
    conversationId: 'text',
    kind: 'text',
    by: 'text',
    automationId: 'text',
    version: 'int4',
    runId: 'text',
    ruleId: 'text',
    reason: 'text',
    candidates: 'json',
  },
  writings: { kind: 'text', lane: 'int4', conversationId: 'text', personKey: 'text', id: 'text', payload: 'json' },
  followUps: {
    kind: 'text',
    lane: 'int4',
    conversationId: 'text',
    personKey: 'text',
    hops: 'int4',
    cause: 'text',
    payload: 'json',
  },
  heldMails: {
    runId: 'text',
    nodeId: 'text',
    conversationId: 'text',
    automationId: 'text',
    seq: 'int8',
    mail: 'json',
    facts: 'json',
  },
  conversations: {
    id: 'text',
    status: 'text',
    groupId: 'text',
    assigneeId: 'text',
    assignedBy: 'text',
    queuedAt: 'timestamptz',
    opening: 'int4',
    lastMessageAt: 'timestamptz',
    closedThrough: 'int8',
  },
  turns: { groupId: 'text', agentId: 'text', turn: 'int8' },
  ids: { id: 'text' },
  tags: { conversationId: 'text', tag: 'text' },
  repeats: { conversationId: 'text', key: 'text', at: 'timestamptz' },
} as const satisfies Record<string, Columns<Record<string, unknown>>>;

/**
 * @param parameters of the statement so far, the time of deciding and the configuration's revision first; the rows' are added
 * @returns the parts that have rows, `name as (statement)` each
 */
export function partsOf(records: BatchRecords, parameters: unknown[]): string[] {
  const part = <Row>(name: string, rows: readonly Row[], types: Columns<Row>, statement: Statement): Part =>
    rows.length === 0 ? null : { name, statement: statement(rowSet(rows, types, parameters)) };
  const followed = part(
    'followed',
    records.followUps,
    columns.followUps,
    (r) => `insert into switchboard.event
          (kind, lane, conversation_id, person_key, accepted_at, hops, cause, payload)
        select r.kind, r.lane, r."conversationId", r."personKey", $1::timestamptz, r.hops, r.cause, r.payload
        from ${r}
        returning lane, seq`,
  );
  const parts: Part[] = [
    // Of the turns that were taken; the routing row is held.
    records.nextTurn === null
      ? null
      : {
          name: 'next_turn',
          statement: `update switchboard.routing set turn = $${parameters.push(records.nextTurn)}::bigint where id = 1`,
        },
    part(
      'turns',
      records.turns,
      columns.turns,
      (r) => `insert into switchboard.routing_turn (group_id, agent_id, turn)
        select r."groupId", r."agentId", r.turn from ${r}
        on conflict (group_id, agent_id) do update set turn = excluded.turn`,
    ),
    part(
      'kept_facts',
      records.facts,
      columns.facts,
      (r) => `insert into switchboard.event_facts (seq, facts, configuration_revision, decided_at)
        select r.seq, r.facts, $2::bigint, $1::timestamptz from ${r}`,
    ),
    part(
      'kept_runs',
      records.runs,
      columns.runs,
      (r) => `insert into switchboard.run
          (id, automation_id, version, seq, message_id, conversation_id, status, started_at, finished_at, steps)
        select r.id, r."automationId", r.version, r.seq, r."messageId", r."conversationId", r.status, $1::timestamptz, $1::timestamptz, r.steps
        from ${r}`,
    ),
    part(
      'counted_runs',
      runsByAutomation(records.runs),
      columns.countedRuns,
      (r) => `insert into switchboard.automation_day as d (day, automation_id, lane, runs, last_run_at)
        select ($1::timestamptz at time zone 'UTC')::date, r."automationId", r.lane, r.runs, $1::timestamptz from ${r}
        on conflict (automation_id, day, lane) do update set runs = d.runs + excluded.runs, last_run_at = excluded.last_run_at`,
    ),
    part(
      'counted_ports',
      countPorts(records.runs, records.runs[0]?.lane ?? 0),
      columns.countedPorts,
      (r) => `insert into switchboard.port_count as c (automation_id, version, bucket, node_id, port, lane, count)
        select r."automationId", r.version, date_bin('5 minutes', $1::timestamptz, timestamptz 'epoch'), r."nodeId", r.port,
          r.lane, r.count
        from ${r}
        on conflict (automation_id, version, bucket, node_id, port, lane) do update set count = c.count + excluded.count`,
    ),
    part(
      'planned_effects',
      records.effects,
      columns.effects,
      (r) => `insert into switchboard.effect
          (id, run_id, node_id, automation_id, conversation_id, seq, kind, content, next_at, created_at)
        select r.id, r."runId", r."nodeId", r."automationId", r."conversationId", r.seq, r.kind, r.content, $1::timestamptz, $1::timestamptz
        from ${r}
        on conflict (id) do nothing`,
    ),
    part(
      'told',
      records.timeline,
      columns.timeline,
      (r) => `insert into switchboard.timeline
          (conversation_id, at, kind, by, automation_id, version, run_id, rule_id, reason, candidates)
        select r."conversationId", $1::timestamptz, r.kind, r.by, r."automationId", r.version, r."runId", r."ruleId", r.reason, r.candidates
        from ${r}`,
    ),
    part(
      'written',
      records.writings,
      columns.writings,
      (r) => `insert into switchboard.event (kind, lane, conversation_id, person_key, message_id, accepted_at, payload)
        select r.kind, r.lane, r."conversationId", r."personKey", r.id, $1::timestamptz, r.payload
        from ${r}`,
    ),
    followed,
    followed === null
      ? null
      : { name: 'followed_pending', statement: 'insert into switchboard.pending (lane, seq) select lane, seq from followed' },
    part(
      'held',
      records.heldMails,
      columns.heldMails,
      (r) => `insert into switchboard.held_mail (run_id, node_id, conversation_id, automation_id, seq, mail, facts, at)
        select r."runId", r."nodeId", r."conversationId", r."automationId", r.seq, r.mail, r.facts, $1::timestamptz
        from ${r}`,
    ),
    part(
      'held_done',
      records.heldMailsDone,
      columns.ids,
      (r) => `delete from switchboard.held_mail m using ${r} where m.conversation_id = r.id`,
    ),
    part(
      'changed_conversations',
      records.conversations,
      columns.conversations,
      (r) => `update switchboard.conversation as c set status = r.status, group_id = r."groupId",
          assignee_id = r."assigneeId", assigned_by = r."assignedBy", queued_at = r."queuedAt", opening = r.opening,
          last_message_at = r."lastMessageAt", joinable = c.joinable and r.status <> 'closed', closed_through = r."closedThrough"
        from ${r}
        where c.id = r.id`,
    ),
    part(
      'tagged',
      records.tagsAdded,
      columns.tags,
      (r) => `insert into switchboard.conversation_tag (conversation_id, tag)
        select distinct r."conversationId", r.tag from ${r}
        on conflict do nothing`,
    ),
    part(
      'untagged',
      records.tagsRemoved,
      columns.tags,
      (r) => `delete from switchboard.conversation_tag t using ${r}
        where t.conversation_id = r."conversationId" and t.tag = r.tag`,
    ),
    // As deciding left them: with the marks of before, facts would tell how the stream was split into batches.
    part(
      'forgotten_marks',
      records.reopened,
      columns.ids,
      (r) => `delete from switchboard.repeat_mark m using ${r}
        where m.conversation_id = r.id`,
    ),
    part(
      'marks',
      records.repeats,
      columns.repeats,
      (r) => `insert into switchboard.repeat_mark (conversation_id, key, at)
        select r."conversationId", r.key, r.at from ${r}
        on conflict (conversation_id, key) do update set at = excluded.at`,
    ),
  ];
  return parts.flatMap((each) => (each === null ? [] : [`${each.name} as (${each.statement})`]));
}

/** How many runs each automation had, counted in one of the batch's lanes: it is held, so nobody else counts in it. */
function runsByAutomation(runs: BatchRecords['runs']): { automationId: string; lane: number; runs: number }[] {
  const lane = runs[0]?.lane ?? 0;
  const counts = new Map<string, number>();
  for (const { automationId } of runs) counts.set(automationId, (counts.get(automationId) ?? 0) + 1);
  return [...counts].map(([automationId, count]) => ({ automationId, lane, runs: count }));
}
