import type { AutomationCounts } from '@switchboard/shared/automation';
import { limits } from '@switchboard/shared/limits';
import { Type } from 'typebox';
import { Time } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { getAutomation } from './automation-drafts.ts';
import { readVersion } from './automation-versions.sql.ts';
import { createPassedCounter } from './count-passed.ts';
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
  of: Type.Union([Type.Literal('messages'), Type.Literal('events'), Type.Literal('runs')], {
    description: `What is counted: every message, or event of another kind, that the version decided on; runs alone when those are more than ${limits.eventsCounted}.`,
  }),
  items: Type.Array(
    Type.Object({
      nodeId: Type.String(),
      port: Type.String(),
      count: Type.Integer({ description: 'How many left the node by this port, and so passed each edge from it.' }),
    }),
  ),
});

/** Where a window begins, at the beginning of the step that `now` less its length is in. */
export function windowStart(window: AutomationCounts['window'], nowMs: number): string {
  const begin = nowMs - windowMs[window];
  return new Date(begin - (begin % stepMs[window])).toISOString();
}

/** The route of the counts on the canvas. */
export function portCountsRoutes({ database, registry, settings }: ApiDependencies): Route[] {
  const countPassed = createPassedCounter({ database, registry, publicUrl: settings.publicUrl });
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/automations/:id/counts',
      right: 'read',
      tag: 'Automations',
      summary: 'Count what passed each edge',
      description:
        'What the published version decided on in the last hour, day (the default) or week, as far as it came: also what stopped at a filter. When that is too much, only runs are counted: what reached an action, or failed.',
      query: CountsQuery,
      answers: { 200: { description: 'Counts by node and port.', schema: CountsSchema } },
      problems: [404],
      handle: async ({ parameters, query: { window = 'day' } }) => {
        const { id, publishedVersion } = await getAutomation(database, parameters['id']!);
        const since = windowStart(window, Date.now());
        const published = publishedVersion === null ? null : await readVersion(database, id, publishedVersion);
        if (published === null) return { status: 200, body: { version: null, window, since, of: 'messages', items: [] } };
        const { version, graph } = published;
        const passed = await countPassed({ automationId: id, version, graph, window, since });
        const counts = passed ?? { of: 'runs' as const, items: await readPortCounts(database, id, version, since) };
        const body: AutomationCounts = { version, window, since, ...counts };
        return { status: 200, body };
      },
    }),
  ];
}
