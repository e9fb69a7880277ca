/** Groups: listed, read, made, changed, deleted. */
import { GroupCreate, type GroupDetail, GroupUpdate } from '@switchboard/shared/team';
import { Type } from 'typebox';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, PageQuery, parsePage } from '../validate.ts';
import { countWaiting, findGroup, listGroups } from './groups.sql.ts';
import { createGroup, noSuchGroup, removeGroup, saveGroup } from './change-groups.ts';
import { GroupAnswer, GroupDetailAnswer, GroupPage } from './team-answers.ts';

const DeletionQuery = Type.Object({
  conversationsTo: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'What of it nobody has: `nobody` (the default): it is without a group; `agent:ID`; `group:ID`.',
    }),
  ),
});
const CursorKey = Type.Tuple([Type.String(), Type.String()]);
const tag = 'Team';

export function groupRoutes({ database, changes }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/groups',
      right: 'read',
      tag,
      summary: 'List groups',
      query: PageQuery,
      answers: { 200: { description: 'Groups by name.', schema: GroupPage } },
      async handle({ query }) {
        const { limit, cursor } = parsePage(query);
        const groups = await listGroups(database, limit + 1, decodeCursor(cursor, CursorKey));
        return { status: 200, body: pageOfRows(groups, limit, (group) => [group.name, group.id]) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/groups',
      right: 'write',
      tag,
      summary: 'Make a group',
      description: "A group's permission, and the members of an administrators' group, need the right `admin`.",
      body: GroupCreate,
      answers: { 201: { description: 'Made.', schema: GroupAnswer } },
      problems: [409],
      async handle({ body, principal }) {
        const group = await createGroup(database, body, principal);
        changes.publish('groups', { id: group.id });
        return { status: 201, body: group, headers: { Location: `/api/v1/groups/${group.id}` } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/groups/:id',
      right: 'read',
      tag,
      summary: 'Read a group',
      answers: { 200: { description: 'The group.', schema: GroupDetailAnswer } },
      problems: [404],
      async handle({ parameters }) {
        const group = await findGroup(database, parameters['id']!);
        if (group === null) throw noSuchGroup();
        const detail: GroupDetail = { ...group, waitingConversations: await countWaiting(database, group.id) };
        return { status: 200, body: detail };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/groups/:id',
      right: 'write',
      tag,
      summary: 'Change a group',
      description:
        "Omitted fields stay as they are. With a `revision`, a stale one is refused. A group's permission, and the members of an administrators' group, need the right `admin`.",
      body: GroupUpdate,
      answers: { 200: { description: 'Changed.', schema: GroupAnswer } },
      problems: [404, 409],
      async handle({ body, parameters, principal }) {
        const group = await saveGroup(database, parameters['id']!, body, principal);
        changes.publish('groups', { id: group.id });
        return { status: 200, body: group };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/groups/:id',
      right: 'write',
      tag,
      summary: 'Delete a group',
      description:
        'Its conversations are without it from then on, which the timelines say; those that are not closed and that nobody has go where `conversationsTo` says. Automations that name it say so by a diagnostic. One that an assignment rule or the overflow of another group names is not deleted: 409, with `usedBy`.',
      query: DeletionQuery,
      answers: { 204: { description: 'Deleted.', schema: null } },
      problems: [404, 409],
      async handle({ parameters, principal, query }) {
        const id = parameters['id']!;
        const released = await removeGroup(database, id, query.conversationsTo, principal);
        changes.publish('groups', { id });
        if (released > 0) changes.publish('conversations', { id: null });
        return { status: 204 };
      },
    }),
  ];
}
