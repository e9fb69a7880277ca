/**
 * The one declarative table of routes: each states what it takes, what it answers and who may. `mount-routes.ts` serves
 * from it and `openapi.ts` describes from it, so that what is described is what happens.
 */
import type { Request, Response } from 'express';
import type { Static, TSchema } from 'typebox';
import type { Principal, Right } from './principal.ts';

export type RouteMethod = 'get' | 'post' | 'put' | 'delete';

export interface RouteContext<Body = unknown, Query = unknown> {
  /** Checked against the route's schema; undefined when the route takes none. */
  body: Body;
  /** Checked and read (numbers are numbers); empty values count as left out. */
  query: Query;
  /** The path's parameters, decoded. */
  parameters: Readonly<Record<string, string>>;
  /** Who asks. On a public route: nobody in particular, see `anyone`. */
  principal: Principal;
  request: Request;
  response: Response;
}

/** What a handler answers: JSON, another text with its type, or nothing more because it wrote the response itself. */
export type RouteAnswer =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | { status: number; text: string; contentType: string; headers?: Record<string, string> }
  | 'sent';

export interface DescribedAnswer {
  description: string;
  /** The body's schema; null for an answer without a body. */
  schema: TSchema | null;
  /** `application/json` when left out. */
  contentType?: string;
}

export interface Route<Body extends TSchema = TSchema, Query extends TSchema = TSchema> {
  method: RouteMethod;
  /** From the root, parameters as `:id`: `/api/v1/agents/:id`. */
  path: string;
  right: Right | 'public';
  /** A few words for the list of operations. */
  summary: string;
  description?: string;
  /** Heading in the described API. */
  tag: string;
  body?: Body;
  /** Checks the body instead of its schema, when it can name faults better than a schema can; returns what `handle` is given. */
  checkBody?: (body: unknown) => Static<Body>;
  /** A body that is not JSON: the handler reads it from the request itself, and refuses other types. */
  rawBody?: { contentType: string; description: string };
  query?: Query;
  /** Answers by status, errors of the conventions (400, 401, 403, 413, 415, 422, 429, 500, 503) left out. */
  answers: Record<number, DescribedAnswer>;
  /** Further statuses answered with a problem document, such as 404, 409 or 410. */
  problems?: number[];
  handle: (context: RouteContext<Static<Body>, Static<Query>>) => RouteAnswer | Promise<RouteAnswer>;
}

/** Who asks on a public route: no rights, no name. */
export const anyone: Principal = { kind: 'key', id: 'anyone', name: 'Anyone', rights: new Set() };

/**
 * Types a route's handler by its schemas; returns it as one of the table.
 * @param route as the table states it
 */
export function defineRoute<Body extends TSchema = TSchema, Query extends TSchema = TSchema>(route: Route<Body, Query>): Route {
  return route as unknown as Route;
}
