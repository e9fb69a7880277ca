/**
 * The headers that every answer carries, whichever lane gives it. In: the settings, and the headers of a request. Out:
 * the headers that tell browsers what an answer may do, always the same, and `X-Request-Id`: the caller's own when it is
 * plain, else a new one.
 */
import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { Settings } from '../settings.ts';
import { inlineScriptHashes } from './static-builder.ts';

/** @param builderDirectory the folder of the built builder, whose pages have inline scripts; null for none */
export function securityHeaders(
  { publicUrl }: Pick<Settings, 'publicUrl'>,
  builderDirectory: string | null,
): Readonly<Record<string, string>> {
  const isHttps = publicUrl.startsWith('https:');
  const write = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...inlineScriptHashes(builderDirectory)],
        // Mantine writes its theme's variables into a style element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    // Browsers ignore these without https, and say so on the console of every page.
    strictTransportSecurity: isHttps,
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
  });
  // They do not depend on the request: written once, to an answer that nobody gets, they can be given by any lane.
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  write(request, response, (error) => {
    if (error !== undefined) throw error;
  });
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}

/** The id under which a request is logged and answered. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : randomUUID();
}
