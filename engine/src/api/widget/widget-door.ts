/**
 * Who may speak to /widget/v1 from where, before anything else is looked at. In: a request's origin and its key. Out: the
 * headers with which browsers let other sites read the answer (Fetch Standard, section 3.2), or a refusal without them.
 * What stays true: without a key only our own pages are let in; with one, only the origins it names; where a key that was
 * taken away was meant for, the refusal may be read and nothing else, so that the widget there can say so; credentials are
 * never asked for, so a cookie of ours is of no use to another site; no other address answers to another site at all.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import express, { type Request, type Response, type Router } from 'express';
import type { Database } from '../../record/database.ts';
import { findWidgetKey } from './widget-keys.sql.ts';

/** How long browsers remember that they may ask, in seconds. */
const rememberedSeconds = 600;

/** The id of the key that a request was let in with, or null for our own pages. */
export function keyIdOf(response: Response): string | null {
  return (response.locals['widgetKeyId'] as string | undefined) ?? null;
}

/**
 * A proxy may have changed the host; browsers then still say themselves whether a page is ours (Fetch Metadata, section
 * 2.3).
 */
function isOwn(origin: string, request: Request, publicUrl: string): boolean {
  if (request.get('Sec-Fetch-Site') === 'same-origin') return true;
  if (!URL.canParse(origin)) return false;
  const { host, origin: serialized } = new URL(origin);
  return serialized === new URL(publicUrl).origin || host === request.get('Host');
}

/**
 * @param publicUrl where our own pages are, besides the host that a request names
 * @returns a router that goes before the routes
 */
export function createWidgetDoor(database: Database, publicUrl: string): Router {
  const router = express.Router();

  // Other sites load the widget itself as a script.
  router.use('/widget.js', (_request, response, next) => {
    response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    next();
  });

  router.use('/widget/v1', async (request, response, next) => {
    const origin = request.get('Origin');
    const { key } = request.query;
    response.vary('Origin');
    if (key === undefined) {
      if (origin === undefined || isOwn(origin, request, publicUrl)) next();
      else throw new SwitchboardError('forbidden', 'A key of the widget is needed here.');
      return;
    }
    const found = typeof key === 'string' ? await findWidgetKey(database, key) : null;
    if (found === null) throw new SwitchboardError('forbidden', 'This key of the widget is not known.');
    // A page of the same origin reads without naming its origin; whatever begins or changes something names it.
    const isQuietReading = origin === undefined && request.method === 'GET';
    if (!isQuietReading && (origin === undefined || !(found.origins.includes(origin) || isOwn(origin, request, publicUrl))))
      throw new SwitchboardError('forbidden', 'This key of the widget is not meant for this site.');
    if (origin !== undefined) response.set('Access-Control-Allow-Origin', origin);
    response.set('Access-Control-Expose-Headers', 'Retry-After');
    if (request.method === 'OPTIONS') {
      response.set({
        'Access-Control-Allow-Methods': 'GET, POST',
        'Access-Control-Allow-Headers': 'Authorization, Content-Type',
        'Access-Control-Max-Age': String(rememberedSeconds),
      });
      response.status(204).end();
      return;
    }
    if (found.isGone) throw new SwitchboardError('forbidden', 'This key of the widget was taken away.');
    response.locals['widgetKeyId'] = found.id;
    next();
  });
  return router;
}
