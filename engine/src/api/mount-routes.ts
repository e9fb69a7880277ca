/**
 * Serves the table of routes. In: the routes. Out: an Express router. The order in which a request is looked at is the
 * same for all: path (404), method (405), who (401), right (403), query (422), what of it (403, 404), headers of the body (415, 413), body (400, 422), handler.
 */
import express, { type Request, type Response, type Router } from 'express';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { TSchema } from 'typebox';
import type { Database } from '../record/database.ts';
import type { Authenticator } from './authenticator.ts';
import { identify } from './identify.ts';
import { requireRight } from './principal.ts';
import { problemOf, sendProblem } from './problem-handler.ts';
import { readBody } from './read-body.ts';
import { requireAccess, requireRole } from './rights.ts';
import { anyone, type Route, type RouteAnswer } from './route.ts';
import { validateBody, validateQuery } from './validate.ts';

function answer(response: Response, given: RouteAnswer): void {
  if (given === 'sent') return;
  response.status(given.status);
  if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'no-store');
  if (given.headers !== undefined) response.set(given.headers);
  if ('text' in given) {
    response.type(given.contentType).send(given.text);
    return;
  }
  if (given.body === undefined) response.end();
  else response.json(given.body);
}

function checkBody(route: Route, schema: TSchema, body: unknown): unknown {
  return route.checkBody === undefined ? validateBody(schema, body) : route.checkBody(body);
}

/** Literal steps before parameters, so that `/automations/order` is not taken for an automation of that name. */
function sortKey(path: string): string {
  return path.replaceAll('/:', '/\uffff');
}

/** True for an id that cannot be stored, and so was never given. */
function namesNothing(parameters: Readonly<Record<string, string>>): boolean {
  return Object.values(parameters).some((value) => value.includes('\u0000'));
}

/** Answers a method that a path does not take: 204 for OPTIONS, else 405, both with Allow. */
function otherMethods(methods: string[]) {
  const allow = [...new Set(methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])))]
    .concat('OPTIONS')
    .join(', ');
  return (request: Request, response: Response): void => {
    response.set('Allow', allow);
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    const problem = problemOf(new SwitchboardError('not-found', `This address takes ${allow}.`), request.path);
    sendProblem(response, {
      ...problem,
      status: 405,
      problem: {
        ...problem.problem,
        type: 'urn:switchboard:problem:method-not-allowed',
        title: 'Not a method of this address',
        status: 405,
      },
    });
  };
}

/**
 * @param routes the table
 * @returns a router; errors go on to the problem handler
 */
export function mountRoutes(
  routes: readonly Route[],
  dependencies: { database: Database; authenticator: Authenticator },
): Router {
  const { database, authenticator } = dependencies;
  const router = express.Router({ caseSensitive: true });

  const handler = (route: Route) => async (request: Request, response: Response) => {
    const principal = route.right === 'public' ? anyone : await identify(database, authenticator, request);
    if (route.right !== 'public') {
      requireRight(principal, route.right);
      requireRole(principal, route);
    }
    const query = route.query === undefined ? {} : validateQuery(route.query, request.query);
    const parameters = request.params as Record<string, string>;
    if (namesNothing(parameters)) throw new SwitchboardError('not-found', 'There is nothing at this address.');
    if (route.right !== 'public') await requireAccess(database, principal, route, { parameters, query });
    const body = route.body === undefined ? undefined : checkBody(route, route.body, await readBody(request, response));
    answer(response, await route.handle({ body, query, parameters, principal, request, response }));
  };

  const paths = [...new Set(routes.map((route) => route.path))].sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  for (const path of paths) {
    const here = routes.filter((route) => route.path === path);
    const mounted = router.route(path);
    for (const route of here) mounted[route.method](handler(route));
    mounted.all(otherMethods(here.map((route) => route.method)));
  }
  return router;
}
