import { limits } from '@switchboard/shared/limits';
import { SwitchboardError } from '@switchboard/shared/problem';
import { Type } from 'typebox';
import { pageOf } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, encodeCursor, pageQuery, WordsQuery } from '../validate.ts';
import { RunSchema, RunStatusSchema } from './run-schemas.ts';
import { listRuns, readRun } from './runs.sql.ts';

const Id = Type.Optional(Type.String({ maxLength: limits.idCharacters }));
const RunsQuery = Type.Object({
  automationId: Id,
  conversationId: Id,
  messageId: Id,
  status: Type.Optional(RunStatusSchema),
  search: WordsQuery,
  ...pageQuery,
});
const RunCursor = Type.Tuple([Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }), Type.String({ maxLength: 200 })]);

/** The routes of runs: what automations did, and why. */
export function runsRoutes({ database }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/runs',
      right: 'read',
      tag: 'Runs',
      summary: 'List runs',
      description:
        'Newest message first. A run exists when an action was reached or a node failed; for the rest there is explain.',
      query: RunsQuery,
      answers: { 200: { description: 'A page of runs.', schema: pageOf(RunSchema) } },
      handle: async ({ query: { limit = limits.pageItemsDefault, cursor = null, ...filter }, principal }) => {
        const after = decodeCursor(cursor, RunCursor);
        const page = await listRuns(database, principal, filter, limit, after === null ? null : { seq: after[0], id: after[1] });
        return {
          status: 200,
          body: { items: page.items, nextCursor: page.next === null ? null : encodeCursor([page.next.seq, page.next.id]) },
        };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/runs/:id',
      right: 'read',
      tag: 'Runs',
      summary: 'Read a run',
      answers: { 200: { description: 'The run with its steps and effects.', schema: RunSchema } },
      problems: [404],
      handle: async ({ parameters }) => {
        const id = parameters['id']!;
        const run = await readRun(database, id);
        if (run === null) throw new SwitchboardError('not-found', `There is no run with the id ${id}.`);
        return { status: 200, body: run };
      },
    }),
  ];
}
