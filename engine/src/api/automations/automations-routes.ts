import { type Automation, AutomationCreate, AutomationOwner, AutomationUpdate } from '@switchboard/shared/automation';
import { completeGraph } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import { Type } from 'typebox';
import { compile } from '../../compile/compile.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { pageOf } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { defineRoute, type Route, type RouteAnswer } from '../route.ts';
import { decodeCursor, encodeCursor, PageQuery } from '../validate.ts';
import { removeAutomation, reviveAutomation } from './automation-deletion.ts';
import { createAutomation, getAutomation, giveAutomation, orderAutomations, saveAutomation } from './automation-drafts.ts';
import {
  AutomationSchema,
  DeletedAutomationSchema,
  ListedAutomationSchema,
  ListQuery,
  OrderBody,
  StatisticsSchema,
  ValidateBody,
  ValidationSchema,
} from './automation-schemas.ts';
import { readStatistics } from './automation-statistics.sql.ts';
import { listAutomations } from './automations.sql.ts';
import { deletedOf, listDeleted } from './deleted-automations.sql.ts';

const dayMs = 86_400_000;
const statisticsDays = 14;

const ListCursor = Type.Tuple([
  Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647 }),
  Type.String({ maxLength: 100 }),
]);

const DeletedCursor = Type.Tuple([
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  Type.String({ maxLength: limits.idCharacters }),
]);

/** The routes of automations as their authors keep them; publishing and trying out are beside them. */
export function automationsRoutes({ database, registry, changes }: ApiDependencies): Route[] {
  const one = { description: 'The automation.', schema: AutomationSchema };

  function changed(status: number, automation: Automation): RouteAnswer {
    changes.publish('automations', { id: automation.id });
    return { status, body: automation };
  }

  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/automations',
      right: 'read',
      tag: 'Automations',
      summary: 'List automations',
      description: 'In the order in which they decide.',
      query: ListQuery,
      answers: { 200: { description: 'A page of automations.', schema: pageOf(ListedAutomationSchema) } },
      handle: async ({ query: { limit = limits.pageItemsDefault, cursor = null, graphs = 'yes' } }) => {
        const after = decodeCursor(cursor, ListCursor);
        const { items, next } = await listAutomations(
          database,
          limit,
          after === null ? null : { position: after[0], id: after[1] },
          graphs,
        );
        return { status: 200, body: { items, nextCursor: next === null ? null : encodeCursor([next.position, next.id]) } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/automations',
      right: 'write',
      tag: 'Automations',
      summary: 'Create an automation',
      description: 'A draft at the end of the list; it decides nothing until it is published.',
      body: AutomationCreate,
      answers: { 201: one },
      handle: async ({ body, principal }) => changed(201, await createAutomation(database, body, principal.id)),
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/automations/order',
      right: 'write',
      tag: 'Automations',
      summary: 'Set the order of automations',
      description: 'Names every automation exactly once; each sees a conversation as its predecessors left it.',
      body: OrderBody,
      answers: { 200: { description: 'The order.', schema: OrderBody } },
      handle: async ({ body, principal }) => {
        await orderAutomations(database, body.ids, principal.id);
        changes.publish('automations', { id: null });
        return { status: 200, body: { ids: body.ids } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/automations/validate',
      right: 'read',
      tag: 'Automations',
      summary: 'Check a graph',
      description: 'Tells what is wrong or doubtful about a graph, saved or not; nothing is stored.',
      body: ValidateBody,
      answers: { 200: { description: 'What was found.', schema: ValidationSchema } },
      handle: async ({ body }) => {
        const { diagnostics } = compile(completeGraph(body.graph), registry, await loadDirectory(database));
        return { status: 200, body: { diagnostics } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/automations/:id',
      right: 'read',
      tag: 'Automations',
      summary: 'Read an automation',
      answers: { 200: one },
      problems: [404],
      handle: async ({ parameters }) => ({ status: 200, body: await getAutomation(database, parameters['id']!) }),
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/automations/:id',
      right: 'write',
      tag: 'Automations',
      summary: 'Save an automation',
      description: 'Omitted fields stay as they are. What is published stays in force until the draft is published.',
      body: AutomationUpdate,
      answers: { 200: one },
      problems: [404, 409],
      handle: async ({ parameters, body, principal }) =>
        changed(200, await saveAutomation(database, parameters['id']!, body, principal.id)),
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/automations/:id/owner',
      right: 'write',
      tag: 'Automations',
      summary: 'Give an automation to an agent',
      description: 'Whose it is changes, and nothing of what it does.',
      body: AutomationOwner,
      answers: { 200: one },
      problems: [404],
      handle: async ({ parameters, body, principal }) =>
        changed(200, await giveAutomation(database, parameters['id']!, body.agentId, principal.id)),
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/automations/:id',
      right: 'write',
      tag: 'Automations',
      summary: 'Delete an automation',
      description: 'It decides nothing any more; its runs stay readable, and for 30 days it can be restored.',
      answers: { 204: { description: 'It is gone.', schema: null } },
      problems: [404],
      handle: async ({ parameters, principal }) => {
        const id = parameters['id']!;
        await removeAutomation(database, id, principal.id);
        changes.publish('automations', { id });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/automations/statistics',
      right: 'read',
      tag: 'Automations',
      summary: 'What automations did in the last 14 days',
      description: 'Runs and failures by day, and the last run, of all automations.',
      answers: { 200: { description: 'The statistics.', schema: StatisticsSchema } },
      handle: async () => {
        const firstDay = new Date(Math.floor(Date.now() / dayMs - (statisticsDays - 1)) * dayMs);
        const days = Array.from({ length: statisticsDays }, (_, day) =>
          new Date(firstDay.getTime() + day * dayMs).toISOString().slice(0, 10),
        );
        return { status: 200, body: { days, items: await readStatistics(database, firstDay, statisticsDays) } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/automations/deleted',
      right: 'write',
      tag: 'Automations',
      summary: 'List deleted automations',
      description: 'Those that can still be restored, the last deleted first.',
      query: PageQuery,
      answers: { 200: { description: 'A page of what was deleted.', schema: pageOf(DeletedAutomationSchema) } },
      handle: async ({ query: { limit = limits.pageItemsDefault, cursor = null } }) => {
        const rows = await listDeleted(database, limit + 1, decodeCursor(cursor, DeletedCursor));
        const { items, nextCursor } = pageOfRows(rows, limit, (row) => [row.deleted_at_us, row.id]);
        return { status: 200, body: { items: items.map(deletedOf), nextCursor } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/automations/:id/restore',
      right: 'write',
      tag: 'Automations',
      summary: 'Restore a deleted automation',
      description: 'As it was: a published one decides on new messages again.',
      answers: { 200: one },
      problems: [404],
      handle: async ({ parameters, principal }) =>
        changed(200, await reviveAutomation(database, parameters['id']!, principal.id)),
    }),
  ];
}
