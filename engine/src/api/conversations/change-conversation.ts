import type { Conversation, TimelineEntry } from '@switchboard/shared/conversation';
import { SwitchboardError } from '@switchboard/shared/problem';
import { type Static, Type } from 'typebox';
import { laneOf } from '../../ingest/lane-of.ts';
import type { Database, Sql } from '../../record/database.ts';
import { withLane } from '../../record/lane-lock.ts';
import { lockRouting } from '../../record/team-load.sql.ts';
import type { Principal } from '../principal.ts';
import { invalidInput } from '../validate.ts';
import { lockConversation, type LockedConversation } from './conversation-changes.sql.ts';
import { getConversation } from './get-conversation.ts';
import { openAgain } from './open-again.ts';
import { settleChange } from './settle-change.ts';

/**
 * What a person does to a conversation: close, reopen, snooze, assign. In: its id and who asks. Out: the conversation as it
 * stands. What stays true: the lane is held, so a drain and a person never overwrite each other; doing it twice changes
 * nothing and writes no second line; automations never override an assignment made here.
 */
const ReferenceId = Type.String({ minLength: 1, maxLength: 100 });

/** Null takes the group or the agent away; what is left out stays. */
export const ConversationAssignment = Type.Object(
  {
    groupId: Type.Optional(Type.Union([ReferenceId, Type.Null()])),
    agentId: Type.Optional(Type.Union([ReferenceId, Type.Null()])),
    expectedAgentId: Type.Optional(
      Type.Union([ReferenceId, Type.Null()], {
        description:
          'Who has it, as far as who asks knows; when somebody else does by now, nothing is changed and the answer is 409.',
      }),
    ),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type ConversationAssignment = Static<typeof ConversationAssignment>;

export const ConversationSnooze = Type.Object({ until: Type.String({ format: 'date-time' }) }, { additionalProperties: false });

/** What to write, and the timeline's line; null when all is so already. */
export interface Change {
  conversation: LockedConversation;
  kind: TimelineEntry['kind'];
  reason: string;
}

/** Where conversations are, how many lanes there are, and the clock. */
export interface ConversationStore {
  database: Database;
  lanes: number;
  /** Where the builder is reached, for links in mails. */
  publicUrl: string;
  /** The time that timelines tell. */
  now: () => Date;
}

/**
 * Closes a conversation: the person's next message reopens it, or opens another when it names none.
 * @throws SwitchboardError `not-found`
 */
export function closeConversation(store: ConversationStore, id: string, principal: Principal): Promise<Conversation> {
  return changeConversation(store, id, principal, async (_sql, before) =>
    before.status === 'closed'
      ? null
      : {
          conversation: { ...before, status: 'closed', joinable: false, snoozedUntil: null },
          kind: 'closed',
          reason: `Closed by ${principal.name}.`,
        },
  );
}

/**
 * Opens a closed or snoozed conversation, with its group; after closing, mails sent once per conversation may be sent again.
 * Who had it before has it again when they are there, or are who opens it; else it waits in its group's queue.
 * @throws SwitchboardError `not-found`
 */
export function reopenConversation(store: ConversationStore, id: string, principal: Principal): Promise<Conversation> {
  return changeConversation(store, id, principal, async (sql, before) => {
    if (before.status === 'open') return null;
    const verb = before.status === 'closed' ? 'Reopened' : 'Woken';
    const cause = `${verb} by ${principal.name}`;
    return openAgain(sql, before, { by: principal.id, cause, now: store.now().toISOString() });
  });
}

const snoozeDaysAtMost = 366;

/**
 * Puts a conversation aside until a time; the person's next message opens it earlier.
 * @param until ISO 8601, in the future and within a year
 * @throws SwitchboardError `not-found`; `invalid-input` for another time; `conflict` when it is closed
 */
export function snoozeConversation(
  store: ConversationStore,
  id: string,
  until: string,
  principal: Principal,
): Promise<Conversation> {
  const time = new Date(until);
  const ms = time.getTime() - store.now().getTime();
  if (ms <= 0) throw invalidInput([{ pointer: '/until', detail: 'Must be in the future.' }]);
  if (ms > snoozeDaysAtMost * 86_400_000) throw invalidInput([{ pointer: '/until', detail: 'Must be within a year.' }]);
  return changeConversation(store, id, principal, async (_sql, before) => {
    if (before.status === 'closed') throw new SwitchboardError('conflict', 'This conversation is closed. Reopen it first.');
    if (before.status === 'snoozed' && before.snoozedUntil?.getTime() === time.getTime()) return null;
    return {
      conversation: { ...before, status: 'snoozed', snoozedUntil: time },
      kind: 'snoozed',
      reason: `Snoozed by ${principal.name} until ${time.toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
    };
  });
}

/**
 * Gives a conversation to a group, an agent or both, or takes it from them.
 * @throws SwitchboardError `not-found`; `invalid-input` when there is no such group or agent; `conflict` when somebody else
 * has it than was expected
 */
export function assignConversation(
  store: ConversationStore,
  id: string,
  assignment: ConversationAssignment,
  principal: Principal,
): Promise<Conversation> {
  return changeConversation(store, id, principal, async (sql, before) => {
    if (assignment.groupId === undefined && assignment.agentId === undefined)
      throw invalidInput([{ pointer: '', detail: 'Must name a group or an agent.' }]);
    const { expectedAgentId = before.assigneeId } = assignment;
    if (expectedAgentId !== before.assigneeId) throw await takenMeanwhile(sql, before.assigneeId);
    const names = await readNames(sql, assignment);
    const groupId = assignment.groupId === undefined ? before.groupId : assignment.groupId;
    const kept = groupId === before.groupId ? before.assigneeId : names.keptAgentId(before.assigneeId);
    const assigneeId = assignment.agentId === undefined ? kept : assignment.agentId;
    const assignedBy = groupId === null && assigneeId === null ? null : 'person';
    if (groupId === before.groupId && assigneeId === before.assigneeId && assignedBy === before.assignedBy) return null;
    return {
      conversation: { ...before, groupId, assigneeId, assignedBy },
      kind: 'assigned',
      reason: `${assignmentSentence(names)} by ${principal.name}.`,
    };
  });
}

/** One change under the lane's lock and the routing's; the conversation is read again in the same transaction. */
export function changeConversation(
  store: ConversationStore,
  id: string,
  principal: Principal,
  decide: (sql: Sql, before: LockedConversation) => Promise<Change | null>,
): Promise<Conversation> {
  return withLane(store.database, laneOf(id, store.lanes), async (sql) => {
    await lockRouting(sql);
    const before = await lockConversation(sql, id);
    if (before === null) throw new SwitchboardError('not-found', `There is no conversation with the id ${id}.`);
    const change = await decide(sql, before);
    if (change !== null) await settleChange(sql, store, before, { by: principal.id, ...change });
    return getConversation(sql, id, principal);
  });
}

async function takenMeanwhile(sql: Sql, assigneeId: string | null): Promise<SwitchboardError> {
  const { rows } = await sql.query<{ name: string }>('select name from switchboard.agent where id = $1', [assigneeId]);
  const detail =
    assigneeId === null
      ? 'This conversation was taken from its agent meanwhile.'
      : `This conversation has gone to ${rows[0]?.name ?? 'somebody else'} meanwhile.`;
  return new SwitchboardError('conflict', detail, { extensions: { assigneeId } });
}

interface AssignmentNames {
  /** Undefined when the assignment does not speak of it. */
  group: string | null | undefined;
  agent: string | null | undefined;
  /** Another group's conversation does not stay with an agent who is not in that group. */
  keptAgentId: (assigneeId: string | null) => string | null;
}

async function readNames(sql: Sql, { groupId, agentId }: ConversationAssignment): Promise<AssignmentNames> {
  const { rows } = await sql.query<{ group_name: string | null; agent_name: string | null; members: string[] | null }>(
    `select (select name from switchboard.agent_group where id = $1) as group_name,
       (select agent_ids from switchboard.agent_group where id = $1) as members,
       (select name from switchboard.agent where id = $2) as agent_name`,
    [groupId ?? null, agentId ?? null],
  );
  const { group_name: groupName, agent_name: agentName, members } = rows[0]!;
  if (typeof groupId === 'string' && groupName === null)
    throw invalidInput([{ pointer: '/groupId', detail: 'There is no group with this id.' }]);
  if (typeof agentId === 'string' && agentName === null)
    throw invalidInput([{ pointer: '/agentId', detail: 'There is no agent with this id.' }]);
  return {
    group: groupId === undefined ? undefined : groupName,
    agent: agentId === undefined ? undefined : agentName,
    keptAgentId: (assigneeId) => (assigneeId === null || members === null || members.includes(assigneeId) ? assigneeId : null),
  };
}

function assignmentSentence({ group, agent }: AssignmentNames): string {
  const given = [group, agent].filter((name) => typeof name === 'string');
  if (given.length > 0) return `Assigned to ${given.join(' and ')}`;
  if (group === null && agent === null) return 'Taken from its group and agent';
  return group === null ? 'Taken from its group' : 'Taken from its agent';
}
