import type { AutomationCounts } from '@switchboard/shared/automation';
import { Type } from 'typebox';
import { Time } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { getAutomation } from './automation-drafts.ts';
import { readPortCounts } from './port-counts.sql.ts';

const hourMs = 3_600_000;
const windowMs = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs };
/** Counts are kept in steps of this length for two hours, then by the hour. */
const stepMs = { hour: 300_000, day: hourMs, week: hourMs };

const CountWindow = Type.Union([Type.Literal('hour'), Type.Literal('day'), Type.Literal('week')]);
const CountsQuery = Type.Object({ window: Type.Optional(CountWindow) });
const CountsSchema = Type.Object({
  version: Type.Union([Type.Integer(), Type.Null()], { description: 'The published version; null when there is none.' }),
  window: CountWindow,
  since: Time,
  items: Type.Array(
    Type.Object({
      nodeId: Type.String(),
      port: Type.String(),
      count: Type.Integer({ description: 'Runs that left the node by this port, and so passed each edge from it.' }),
    }),
  ),
});

/** Where a window begins, at the beginning of the step that `now` less its length is in. */
export function windowStart(window: AutomationCounts['window'], nowMs: number): string {
  const begin = nowMs - windowMs[window];
  return new Date(begin - (begin % stepMs[window])).toISOString();
}

/** The route of the counts on the canvas. */
export function portCountsRoutes({ database }: ApiDependencies): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/automations/:id/counts',
      right: 'read',
      tag: 'Automations',
      summary: 'Count what passed each edge',
      description:
        'Runs of the published version in the last hour, day (the default) or week. Only runs are counted: messages that reached an action.',
      query: CountsQuery,
      answers: { 200: { description: 'Counts by node and port.', schema: CountsSchema } },
      problems: [404],
      handle: async ({ parameters, query: { window = 'day' } }) => {
        const { id, publishedVersion: version } = await getAutomation(database, parameters['id']!);
        const since = windowStart(window, Date.now());
        const items = version === null ? [] : await readPortCounts(database, id, version, since);
        const body: AutomationCounts = { version, window, since, items };
        return { status: 200, body };
      },
    }),
  ];
}
