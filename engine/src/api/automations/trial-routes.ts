import { setTimeout as delay } from 'node:timers/promises';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { ExplainQuery, ExplanationSchema, SimulateBody, SimulationSchema } from './automation-schemas.ts';
import { explainAutomation } from './explain-automation.ts';
import { simulateAutomation } from './simulate-automation.ts';

/** How long one pause for a message not decided yet lasts, in ms; there are at most 20. */
const pauseMs = 100;

/** The routes that try an automation on a message, one made up or one of the past. Nothing is stored or sent. */
export function trialRoutes(dependencies: ApiDependencies): Route[] {
  const { database, registry, settings } = dependencies;
  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/automations/:id/simulate',
      right: 'read',
      tag: 'Automations',
      summary: 'Try an automation on a made-up message',
      description:
        'What the draft, or a version, would make of the message if it came in now; the person and conversation it names are as they are. A draft with errors: 422 with `diagnostics`.',
      body: SimulateBody,
      answers: { 200: { description: 'What would happen.', schema: SimulationSchema } },
      problems: [404],
      handle: async ({ parameters, body }) => {
        const simulation = await simulateAutomation(dependencies, {
          automationId: parameters['id']!,
          message: body.message,
          version: body.version ?? 'draft',
          now: new Date().toISOString(),
        });
        return { status: 200, body: simulation };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/automations/:id/explain',
      right: 'read',
      tag: 'Automations',
      summary: 'Explain what an automation made of a message',
      description:
        'From the facts kept with the message; by default the version in force then, else the published one, else the draft. 410 when the person was erased; 503 with Retry-After while the message is not decided.',
      query: ExplainQuery,
      answers: { 200: { description: 'Every node reached, with its reasons.', schema: ExplanationSchema } },
      problems: [404, 409, 410],
      handle: async ({ parameters, query }) => {
        const explanation = await explainAutomation(database, registry, {
          automationId: parameters['id']!,
          messageId: query.messageId,
          version: versionOf(query.version),
          publicUrl: settings.publicUrl,
          pause: () => delay(pauseMs),
        });
        return { status: 200, body: explanation };
      },
    }),
  ];
}

function versionOf(text: string | undefined): number | 'draft' | undefined {
  return text === undefined || text === 'draft' ? text : Number(text);
}
