/**
 * The one place that turns errors into answers. In: anything thrown. Out: status, headers and an RFC 9457 document.
 * What stays true: what was not meant for the caller's eyes (statements, paths, stacks) never leaves; a database that is
 * gone is 503 with Retry-After, so that the same request can be sent again.
 */
import type { Problem } from '@switchboard/shared/problem';
import { type ErrorCode, SwitchboardError } from '@switchboard/shared/problem';
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { sqlStateOf } from '../record/database.ts';

const kinds: Record<ErrorCode, { status: number; title: string }> = {
  'malformed-json': { status: 400, title: 'The request could not be read' },
  'invalid-input': { status: 422, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Who is asking is not known' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'In conflict with what is there' },
  gone: { status: 410, title: 'No longer there' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-media-type': { status: 415, title: 'Not a kind of content that is taken' },
  'too-many-requests': { status: 429, title: 'Too many tries' },
  unavailable: { status: 503, title: 'Not available at the moment' },
  internal: { status: 500, title: 'Something went wrong' },
};

export interface ProblemAnswer {
  status: number;
  headers: Record<string, string>;
  problem: Problem & Record<string, unknown>;
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** True when the database did not answer, or only because of what others did at the same time: trying again is right. */
function isDatabaseGone(error: unknown): boolean {
  const state = sqlStateOf(error);
  // 08 connection, 53 out of resources, 57P shut down or starting, 40 undone in favour of another.
  if (state !== null) return /^(08|53|57P|40)/.test(state);
  if (!(error instanceof Error)) return false;
  if (networkCodes.has(String((error as NodeJS.ErrnoException).code))) return true;
  return /^Connection terminated|timeout exceeded when trying to connect|PGlite is closed|Cannot use a pool after/.test(
    error.message,
  );
}

function asSwitchboardError(error: unknown): SwitchboardError {
  if (error instanceof SwitchboardError) return error;
  if (isDatabaseGone(error))
    return new SwitchboardError('unavailable', 'The database cannot be reached. Send the same request again in a moment.', {
      cause: error,
    });
  // Express and its body readers: http-errors with a status of their own.
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) return new SwitchboardError('too-large', 'The body is too large.', { cause: error });
  if (status === 415)
    return new SwitchboardError('unsupported-media-type', 'Bodies are taken uncompressed only.', { cause: error });
  if (status === 404) return new SwitchboardError('not-found', 'There is nothing at this address.', { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new SwitchboardError('malformed-json', 'The request could not be read.', { cause: error });
  return new SwitchboardError('internal', 'The server could not do this. Its log says why.', { cause: error });
}

/**
 * @param error anything thrown
 * @param instance the request's path, without its query string
 */
export function problemOf(error: unknown, instance: string): ProblemAnswer {
  const { code, message, options } = asSwitchboardError(error);
  const { status, title } = kinds[code];
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Cache-Control': 'no-store',
  };
  if (code === 'unauthenticated') headers['WWW-Authenticate'] = 'Bearer realm="Switchboard"';
  if (code === 'unavailable')
    headers['Retry-After'] = String(Math.min(30, Math.max(1, Math.ceil(options.retryAfterSeconds ?? 2))));
  if (code === 'too-many-requests') headers['Retry-After'] = String(Math.max(1, Math.ceil(options.retryAfterSeconds ?? 60)));
  const problem = { ...options.extensions, type: `urn:switchboard:problem:${code}`, title, status, detail: message, instance };
  return { status, headers, problem: options.errors === undefined ? problem : { ...problem, errors: options.errors } };
}

/** Answers with a problem; leaves an answer that has begun alone but for ending it. */
export function sendProblem(response: Response, answer: ProblemAnswer): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response
    .status(answer.status)
    .set(answer.headers)
    .send(Buffer.from(JSON.stringify(answer.problem)));
}

/** The last handler of the application. */
export function createProblemHandler(logger: Logger): ErrorRequestHandler {
  // Express tells error handlers by their four parameters.
  return (error, request, response, _next) => {
    const answer = problemOf(error, request.originalUrl.replace(/\?.*$/s, ''));
    if (answer.status >= 500) {
      logger[answer.status === 503 ? 'warn' : 'error'](
        { err: error, cause: (error as { cause?: unknown } | null)?.cause, requestId: response.getHeader('X-Request-Id') },
        'request failed',
      );
    }
    sendProblem(response, answer);
  };
}
