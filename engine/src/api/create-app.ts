/**
 * Stage 8 of the path: shows, and takes what comes in. In: the parts that the entry has put together. Out: an Express
 * application, not yet listening. What stays true: every answer of the API comes from the one table of routes, every error
 * from the one problem handler; an address of the API is never answered with a page of the builder.
 */
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { SwitchboardError } from '@switchboard/shared/problem';
import { requestIdOf, securityHeaders } from './answer-headers.ts';
import { createAuthenticator } from './authenticator.ts';
import type { ApiDependencies } from './dependencies.ts';
import { mountRoutes } from './mount-routes.ts';
import { openApiRoute } from './openapi.ts';
import { createProblemHandler } from './problem-handler.ts';
import { allRoutes } from './all-routes.ts';
import { createWidgetDoor } from './widget/widget-door.ts';
import { createStaticBuilder } from './static-builder.ts';

/** Addresses that are the API's, whether there is something or not. */
const apiAddress = /^\/(api|widget)(\/|$)/i;

function createRequestLog({ logger }: ApiDependencies) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const requestId = requestIdOf(request.headers);
    response.set('X-Request-Id', requestId);
    if (logger.isLevelEnabled('debug')) {
      const from = performance.now();
      // Neither headers nor query strings: they may carry secrets.
      const path = request.path;
      response.once('close', () => {
        logger.debug(
          { requestId, method: request.method, path, status: response.statusCode, ms: Math.round(performance.now() - from) },
          'request',
        );
      });
    }
    next();
  };
}

/**
 * @param dependencies `authenticator` is shared with the fast lane when given
 * @returns the application; the caller listens, and aborts `stopping` so that open live streams end
 */
export function createApp(dependencies: ApiDependencies): Express {
  const { settings, database, logger, builderDirectory } = dependencies;
  const authenticator = dependencies.authenticator ?? createAuthenticator({ database, logger });
  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing');
  app.set('trust proxy', settings.trustProxy);
  app.set('query parser', 'simple');
  app.use(createRequestLog(dependencies));
  const everyAnswer = securityHeaders(settings, builderDirectory);
  app.use((_request, response, next) => {
    response.set(everyAnswer);
    next();
  });
  app.use(createWidgetDoor(database, settings.publicUrl));

  const routes = allRoutes(dependencies, authenticator);
  app.use(mountRoutes([...routes, openApiRoute(routes, settings)], { database, authenticator }));
  app.use((request, _response, next) => {
    next(apiAddress.test(request.path) ? new SwitchboardError('not-found', 'There is nothing at this address.') : undefined);
  });
  if (builderDirectory !== null) app.use(createStaticBuilder(builderDirectory));
  app.use(() => {
    throw new SwitchboardError('not-found', 'There is nothing at this address.');
  });
  app.use(createProblemHandler(logger));
  return app;
}
